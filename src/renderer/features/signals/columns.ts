import type { SignalRowDto } from '@shared/dto/signals';
import type { Words } from '../../i18n/words';
import { termOf } from '../../i18n/terms';
import { factorUnit, scoreUnit, unitNumber, unitSign } from '../../lib/factors';
import { MISSING } from '../../lib/format';
import type { Sort, SortKey } from '../../lib/sorting';
import { figureRoom, roomFor, roomOf, type Room } from './tracks';

/** Where each name stood on the newest days, and the last place inside the target. */
export interface RankTrail {
  readonly days: number;
  readonly border: number;
  readonly ranks: ReadonlyMap<string, readonly (number | null)[]>;
}

export interface SignalColumn extends Room {
  readonly id: string;
  readonly title: string;
  /** Stands in the header once instead of in every cell. */
  readonly unit: string;
  readonly align: 'left' | 'right';
  /** One of the strategy's own figures: left out first where there is little room. */
  readonly isFigure: boolean;
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
/** Wide enough for most names; what is left over goes to them first, and a longer one is cut. */
const NAME_PX = 168;

const PLAIN = { isFigure: false, unit: '', align: 'right', decides: false, natural: 'up' } as const;

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

/** The columns of a list, derived from what the strategy's rows carry, with all its figures; which of them fit is the table's matter. */
export function signalColumns(strategyId: string, rows: readonly SignalRowDto[], words: Words, trail: RankTrail | null = null): SignalColumn[] {
  const { text, formats, language } = words;
  const isState = rows.some((row) => row.state !== null);
  const names = factorNames(rows, Object.keys(text.terms.strategyNames));
  const decisive = names.find((name) => isScore(rows, name));
  const factors = names.map((name): SignalColumn => {
    const unit = factorUnit(name);
    const value = (row: SignalRowDto): number | null => row.components[name]?.value ?? null;
    const [title, sign] = [termOf(text.terms.factors, name), unitSign(unit, language)];
    return { ...figureRoom(title, sign, name === decisive), isFigure: true, id: name, title, unit: sign, align: 'right', decides: name === decisive, natural: 'down', text: (row) => unitNumber(unit, value(row), formats), key: value };
  });
  const name: SignalColumn = { ...PLAIN, id: 'name', title: text.list.name, track: 'minmax(var(--name), 3fr)', leastPx: NAME_PX, align: 'left', text: (row) => row.name, key: (row) => row.name };
  const ticker: SignalColumn = { ...PLAIN, ...roomOf(68), id: 'ticker', title: text.list.ticker, align: 'left', text: (row) => row.ticker, key: (row) => row.ticker };
  const scale = scoreUnit(strategyId);
  const score: SignalColumn = { ...PLAIN, ...figureRoom(text.list.score, unitSign(scale, language), true), id: 'score', title: text.list.score, unit: unitSign(scale, language), decides: true, natural: 'down', text: (row) => unitNumber(scale, row.score, formats), key: (row) => row.score };
  // A combined portfolio is ordered by weight, which has a column already.
  const isWeight = rows.every((row) => row.score === row.targetWeight);
  const scores = decisive === undefined && !isWeight && rows.some((row) => row.score !== null) ? [score] : [];
  if (isState) {
    return [
      { ...PLAIN, ...roomOf(64), id: 'state', title: text.list.state, align: 'left', text: (row) => (row.state ? text.list.states[row.state] : MISSING), key: (row) => row.state },
      name,
      ticker,
      { ...PLAIN, ...roomFor(9.3), id: 'since', title: text.list.since, align: 'left', natural: 'down', text: (row) => formats.day(row.stateSince), key: (row) => row.stateSince },
      ...scores,
      ...factors,
    ];
  }
  const digits = Math.max(3, formats.integer(rows.length).length);
  const history: SignalColumn[] =
    trail === null ? [] : [{ ...PLAIN, ...roomOf(68), id: 'history', title: text.desk.history.column(trail.days), align: 'left', natural: 'down', history: trail, text: () => '', key: (row) => climbed(trail.ranks.get(row.orderbookId)) }];
  return [
    { ...PLAIN, ...roomFor(digits + 1), id: 'rank', title: text.list.rank, text: (row) => formats.integer(row.rank), key: (row) => row.rank },
    { ...PLAIN, ...roomFor(digits + 2), id: 'before', title: text.list.before, text: (row) => formats.integer(row.previousRank), key: (row) => row.previousRank },
    ...history,
    name,
    ticker,
    ...scores,
    ...factors,
    { ...PLAIN, ...roomOf(62), id: 'weight', title: text.list.weight, unit: unitSign('percent', language), natural: 'down', text: (row) => (row.targetWeight === 0 ? '' : unitNumber('percent', row.targetWeight, formats)), key: (row) => row.targetWeight },
  ];
}
