import type { CSSProperties } from 'react';
import type { SignalRowDto } from '@shared/dto/signals';
import type { Words } from '../../i18n/words';
import { termOf } from '../../i18n/terms';
import { factorUnit, scoreUnit, unitNumber, unitSign } from '../../lib/factors';
import { MISSING } from '../../lib/format';
import type { Sort, SortKey } from '../../lib/sorting';

/** Where each name stood on the newest days, and the last place inside the target. */
export interface RankTrail {
  readonly days: number;
  readonly border: number;
  readonly ranks: ReadonlyMap<string, readonly (number | null)[]>;
}

export interface SignalColumn {
  readonly id: string;
  readonly title: string;
  /** Stands in the header once instead of in every cell. */
  readonly unit: string;
  readonly align: 'left' | 'right';
  /** How wide it is: a track of the rows' grid. The same for all rows, so that none has to be laid out for another. */
  readonly track: string;
  /** The figure that orders the list. */
  readonly decides: boolean;
  /** The direction a person most likely wants first. */
  readonly natural: Sort['direction'];
  text(row: SignalRowDto): string;
  /** Drawn instead of written: the places of the newest days. */
  readonly history?: RankTrail;
  /** What the column is sorted and copied by; null goes last. */
  key(row: SignalRowDto): SortKey;
}

/** Explain another figure; too fine for a list, and shown beside it in the explanation. */
const ONLY_EXPLAINED: ReadonlySet<string> = new Set(['fRaw', 'fAvailable', 'directYield', 'dividendYears', 'narrowest']);
/** Room for a text that is as wide as so many digits, and the space beside it. */
const roomFor = (digits: number): string => `calc(${digits.toFixed(1)}ch + var(--space))`;
/** A letter of the head's smaller font, in digits of the rows' font. */
const LETTER = 0.87;

/** A figure's column: at least as wide as its title. */
function figureTrack(title: string, unit: string): string {
  return `minmax(max(56px + var(--space), ${roomFor((title.length + unit.length) * LETTER)}), 1fr)`;
}

/** For the table: its rows are grids of these tracks. */
export function gridTracks(columns: readonly SignalColumn[]): CSSProperties {
  return { '--columns': columns.map(({ track }) => track).join(' ') } as CSSProperties;
}

const PLAIN = { unit: '', align: 'right', decides: false, natural: 'up' } as const;

function factorNames(rows: readonly SignalRowDto[], catalogue: readonly string[]): string[] {
  // In a combined portfolio a row carries only the lists that hold it: one row is not enough, and their order varies.
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.components)))];
  const place = (name: string): number => (catalogue.includes(name) ? catalogue.indexOf(name) : catalogue.length);
  const isShown = (name: string): boolean => !ONLY_EXPLAINED.has(name) || (name === 'directYield' && !names.includes('yield'));
  return names.filter(isShown).sort((a, b) => place(a) - place(b));
}

/** True when one of the figures is the score itself, so that showing both would say it twice. */
function isScore(rows: readonly SignalRowDto[], name: string): boolean {
  const scored = rows.find((row) => row.score !== null && row.components[name]?.value !== undefined);
  return scored !== undefined && scored.components[name]?.value === scored.score;
}

/** How many places a name has climbed over the days that are known of it. */
function climbed(ranks: readonly (number | null)[] | undefined): number | null {
  const known = (ranks ?? []).filter((rank) => rank !== null);
  return known.length < 2 ? null : known[0]! - known.at(-1)!;
}

/** The columns of a list, derived from what the strategy's rows carry; `maxFactors` is what fits beside the name. */
export function signalColumns(strategyId: string, rows: readonly SignalRowDto[], words: Words, maxFactors: number, trail: RankTrail | null = null): SignalColumn[] {
  const { text, formats, language } = words;
  const isState = rows.some((row) => row.state !== null);
  const names = factorNames(rows, Object.keys(text.terms.strategyNames));
  const decisive = names.find((name) => isScore(rows, name));
  const factors = names.slice(0, maxFactors).map((name): SignalColumn => {
    const unit = factorUnit(name);
    const value = (row: SignalRowDto): number | null => row.components[name]?.value ?? null;
    const [title, sign] = [termOf(text.terms.factors, name), unitSign(unit, language)];
    return { id: name, title, unit: sign, track: figureTrack(title, sign), align: 'right', decides: name === decisive, natural: 'down', text: (row) => unitNumber(unit, value(row), formats), key: value };
  });
  const name: SignalColumn = { ...PLAIN, id: 'name', title: text.list.name, track: 'minmax(var(--name), 3fr)', align: 'left', text: (row) => row.name, key: (row) => row.name };
  const ticker: SignalColumn = { ...PLAIN, id: 'ticker', title: text.list.ticker, track: 'calc(68px + var(--space))', align: 'left', text: (row) => row.ticker, key: (row) => row.ticker };
  const scale = scoreUnit(strategyId);
  const score: SignalColumn = { ...PLAIN, id: 'score', title: text.list.score, unit: unitSign(scale, language), track: figureTrack(text.list.score, unitSign(scale, language)), decides: true, natural: 'down', text: (row) => unitNumber(scale, row.score, formats), key: (row) => row.score };
  // A combined portfolio is ordered by weight, which has a column already.
  const isWeight = rows.every((row) => row.score === row.targetWeight);
  const scores = decisive === undefined && !isWeight && rows.some((row) => row.score !== null) ? [score] : [];
  if (isState) {
    return [
      { ...PLAIN, id: 'state', title: text.list.state, track: 'calc(64px + var(--space))', align: 'left', text: (row) => (row.state ? text.list.states[row.state] : MISSING), key: (row) => row.state },
      name,
      ticker,
      { ...PLAIN, id: 'since', title: text.list.since, track: roomFor(9.3), align: 'left', natural: 'down', text: (row) => formats.day(row.stateSince), key: (row) => row.stateSince },
      ...scores,
      ...factors,
    ];
  }
  const digits = Math.max(3, formats.integer(rows.length).length);
  const history: SignalColumn[] =
    trail === null ? [] : [{ ...PLAIN, id: 'history', title: text.desk.history.column(trail.days), track: 'calc(68px + var(--space))', align: 'left', natural: 'down', history: trail, text: () => '', key: (row) => climbed(trail.ranks.get(row.orderbookId)) }];
  return [
    { ...PLAIN, id: 'rank', title: text.list.rank, track: roomFor(digits + 1), text: (row) => formats.integer(row.rank), key: (row) => row.rank },
    { ...PLAIN, id: 'before', title: text.list.before, track: roomFor(digits + 2), text: (row) => formats.integer(row.previousRank), key: (row) => row.previousRank },
    ...history,
    name,
    ticker,
    ...scores,
    ...factors,
    { ...PLAIN, id: 'weight', title: text.list.weight, track: 'calc(62px + var(--space))', unit: unitSign('percent', language), natural: 'down', text: (row) => (row.targetWeight === 0 ? '' : unitNumber('percent', row.targetWeight, formats)), key: (row) => row.targetWeight },
  ];
}
