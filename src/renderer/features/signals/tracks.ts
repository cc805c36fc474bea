import type { CSSProperties } from 'react';

/** How wide a column is, for the rows' grid and for the sum that decides how many columns a box has room for. */
export interface Room {
  /** A track of the grid. The same for all rows, so that none has to be laid out for another. */
  readonly track: string;
  /** The least width without the space beside it, in the widest of the usual fonts. */
  readonly leastPx: number;
}

/** Of a digit in the rows' font; fonts with narrower digits leave a little more to the names. */
const DIGIT_PX = 8.3;
/** A letter of the head's smaller font, and of its bold one, in digits of the rows' font. */
const LETTER = { plain: 0.87, bold: 1 };
const LEAST_FIGURE_PX = 56;

const inDigits = (digits: number): string => `calc(${digits.toFixed(1)}ch + var(--space))`;

/** Room for a text that is as wide as so many digits, and the space beside it. */
export function roomFor(digits: number): Room {
  return { track: inDigits(digits), leastPx: digits * DIGIT_PX };
}

export function roomOf(widthPx: number): Room {
  return { track: `calc(${String(widthPx)}px + var(--space))`, leastPx: widthPx };
}

/** A figure's column: at least as wide as its title. */
export function figureRoom(title: string, unit: string, isBold: boolean): Room {
  const digits = (title.length + unit.length) * (isBold ? LETTER.bold : LETTER.plain);
  return { track: `minmax(max(${String(LEAST_FIGURE_PX)}px + var(--space), ${inDigits(digits)}), 1fr)`, leastPx: Math.max(LEAST_FIGURE_PX, digits * DIGIT_PX) };
}

/** For the table: its rows are grids of these tracks. */
export function gridTracks(columns: readonly Pick<Room, 'track'>[]): CSSProperties {
  return { '--columns': columns.map(({ track }) => track).join(' ') } as CSSProperties;
}
