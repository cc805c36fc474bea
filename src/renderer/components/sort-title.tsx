import type { KeyboardEvent, ReactNode } from 'react';
import type { Sort } from '../lib/sorting';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Left and right from title to title of one row of them. Enter sorts; it does not open what the table's own cursor is on. */
export function moveAmongTitles(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key === 'Enter') event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const titles = [...event.currentTarget.querySelectorAll('button')];
  const next = titles[titles.indexOf(event.target as HTMLButtonElement) + (STEPS[event.key] ?? Number.NaN)];
  if (!next) return;
  next.focus();
  event.preventDefault();
}

export function ariaSort(direction: Sort['direction'] | null): 'ascending' | 'descending' | undefined {
  return direction === null ? undefined : direction === 'up' ? 'ascending' : 'descending';
}

interface SortTitleProps {
  readonly title: ReactNode;
  readonly unit: string;
  readonly hint?: string | undefined;
  /** How the rows are sorted by it now; null when they are not. */
  readonly direction: Sort['direction'] | null;
  /** One title of a table is a stop of the Tab key. */
  readonly isStop: boolean;
  readonly onSort: () => void;
}

/** A column's title that sorts. */
export function SortTitle({ title, unit, hint, direction, isStop, onSort }: SortTitleProps) {
  return (
    <button type="button" tabIndex={isStop ? 0 : -1} title={hint} onClick={onSort}>
      {title}
      {unit === '' ? null : <span className="unit"> {unit}</span>}
      <span className="sort-sign" aria-hidden="true">
        {direction === null ? '' : direction === 'up' ? '↑' : '↓'}
      </span>
    </button>
  );
}
