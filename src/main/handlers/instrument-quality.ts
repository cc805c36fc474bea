import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import type { Instrument } from '@core/domain/instrument';
import { STALE_DAYS } from '@core/factors/as-of';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import type { PlaceDto, QualityFlag, QualityNoteDto } from '@shared/dto/instrument';
import type { StoredCorrections, StoredRestatement } from '../store/market/instrument-events';
import type { ReadStores } from './read-context';

/** A year on the calendar: shorter histories have no twelve-month figure. */
const FULL_HISTORY_DAYS = 365;

export interface QualitySources {
  readonly instrument: Instrument;
  readonly snapshot: FundamentalSnapshot | null;
  readonly places: readonly Pick<PlaceDto, 'flags'>[];
  readonly corrections: StoredCorrections;
  readonly restatements: readonly StoredRestatement[];
  /** The newest bar of all instruments: what this one is measured against. */
  readonly newestBar: string | null;
}

type Details = Partial<Omit<QualityNoteDto, 'flag'>>;

function note(flag: QualityFlag, details: Details = {}): QualityNoteDto {
  return { flag, date: null, count: null, failure: null, ...details };
}

function priceNotes({ instrument, places, corrections, restatements, newestBar }: QualitySources): QualityNoteDto[] {
  const { firstBar, lastBar, status } = instrument;
  if (firstBar === null || lastBar === null) return [note('no-prices')];
  const newestRestatement = restatements.at(-1);
  return [
    ...(status === 'listed' && newestBar !== null && toIsoDate(lastBar) < newestBar ? [note('stale', { date: toIsoDate(lastBar) })] : []),
    ...(lastBar - firstBar < FULL_HISTORY_DAYS ? [note('short-history', { date: toIsoDate(firstBar) })] : []),
    ...(places.some(({ flags }) => flags.includes('SUSPECT_JUMP')) ? [note('suspect-jump')] : []),
    ...(newestRestatement ? [note('restated', { date: newestRestatement.noticedOn, count: restatements.length })] : []),
    ...(corrections.days > 0 ? [note('corrected', { date: corrections.newest, count: corrections.days })] : []),
  ];
}

function figureNotes({ instrument, snapshot, newestBar }: QualitySources): QualityNoteDto[] {
  if (instrument.type !== 'STOCK') return [];
  if (snapshot === null) return [note('no-figures')];
  const isOld = newestBar !== null && parseIsoDate(newestBar) - snapshot.asOf > STALE_DAYS;
  return isOld ? [note('old-figures', { date: toIsoDate(epochDay(snapshot.asOf)) })] : [];
}

/** The newest run's failure to fetch the instrument, if it had one. */
function fetchNotes({ runs }: Pick<ReadStores, 'runs'>, { instrument }: QualitySources): QualityNoteDto[] {
  const [newest] = runs.newest(1);
  const failed = newest?.summary?.failures.find(({ orderbookId }) => orderbookId === instrument.orderbookId);
  return failed && newest?.summary ? [note('fetch-failed', { date: newest.summary.asOf, failure: failed.kind })] : [];
}

/** What is known to be wrong, old or thin in the stored data of an instrument; the gravest first. */
export function qualityNotes(stores: Pick<ReadStores, 'runs'>, sources: QualitySources): QualityNoteDto[] {
  const { instrument } = sources;
  return [
    ...(instrument.status === 'delisted' ? [note('delisted', { date: instrument.lastBar === null ? null : toIsoDate(instrument.lastBar) })] : []),
    ...priceNotes(sources),
    ...fetchNotes(stores, sources),
    ...figureNotes(sources),
    ...(instrument.tradable?.startsWith('NOT_') === true ? [note('not-tradable')] : []),
    ...(instrument.type === 'STOCK' && instrument.sectors.length === 0 ? [note('sector-unknown')] : []),
  ];
}
