import type { FundamentalSnapshot, Money } from '@core/domain/fundamentals';
import { shareClassLetter } from '@core/domain/instrument';
import { raise } from '@core/errors';
import { epochDay, toIsoDate } from '@core/time/epoch-day';
import type { Strategy } from '@core/strategies/strategy';
import { placeSchema, type FigureDto, type InstrumentDto, type InstrumentEventDto, type PlaceDto } from '@shared/dto/instrument';
import { explainIn } from './explain';
import { qualityNotes } from './instrument-quality';
import { publishedHash, readCatalogue, type ReadContext } from './read-context';

function figuresOf(snapshot: FundamentalSnapshot): FigureDto[] {
  const priceDay = toIsoDate(epochDay(snapshot.asOf));
  const reportDay = snapshot.reportDate === null ? null : toIsoDate(snapshot.reportDate);
  const priced = (name: string, value: number | null): FigureDto => ({ name, value, currency: null, asOf: priceDay });
  const reported = (name: string, value: number | null): FigureDto => ({ name, value, currency: null, asOf: reportDay });
  const money = (name: string, amount: Money | null, asOf: FigureDto['asOf']): FigureDto => ({ name, value: amount?.value ?? null, currency: amount?.currency ?? null, asOf });
  return [
    money('marketCap', snapshot.marketCapital, priceDay),
    priced('pe', snapshot.priceEarningsRatio),
    priced('pb', snapshot.priceBookRatio),
    priced('ps', snapshot.priceSalesRatio),
    priced('evEbit', snapshot.evEbitRatio),
    priced('directYield', snapshot.directYield),
    reported('roe', snapshot.returnOnEquity),
    reported('roa', snapshot.returnOnTotalAssets),
    reported('roce', snapshot.returnOnCapitalEmployed),
    reported('grossMargin', snapshot.grossMargin),
    money('operatingCashFlow', snapshot.operatingCashFlow, reportDay),
    priced('numberOfOwners', snapshot.numberOfOwners),
  ];
}

function placeIn(context: Pick<ReadContext, 'stores'>, strategy: Strategy, orderbookId: string): PlaceDto | null {
  const paramsHash = publishedHash(strategy);
  const run = context.stores.signals.latest(strategy.id, paramsHash);
  const instrument = context.stores.instruments.byId(orderbookId);
  if (run === null || instrument === null) return null;
  // The schema leaves out what only the explanation itself shows.
  return placeSchema.parse({ ...explainIn(context, { strategy, paramsHash }, run, instrument), kind: strategy.kind, runStatus: run.status });
}

/** Comings and goings in published sets, and the start of a state that began before the first of them. */
function passagesOf({ stores }: Pick<ReadContext, 'stores'>, strategies: readonly Strategy[], orderbookId: string, places: readonly PlaceDto[]): InstrumentEventDto[] {
  const published = new Map(strategies.map((strategy) => [strategy.id, publishedHash(strategy)]));
  const passages = stores.instrumentEvents
    .passages(orderbookId)
    .filter(({ strategyId, paramsHash }) => published.get(strategyId) === paramsHash)
    .map(({ asOf, change, strategyId, reason }): InstrumentEventDto => ({ date: asOf, kind: change, strategyId, amount: null, currency: null, reason }));
  const known = new Set(passages.map(({ date, kind, strategyId }) => `${date} ${kind} ${strategyId ?? ''}`));
  const begun = places.flatMap(({ strategyId, state, stateSince }): InstrumentEventDto[] => {
    if (state === null || stateSince === null) return [];
    const kind = state === 'LONG' ? 'entered' : 'exited';
    return known.has(`${stateSince} ${kind} ${strategyId}`) ? [] : [{ date: stateSince, kind, strategyId, amount: null, currency: null, reason: null }];
  });
  return [...passages, ...begun];
}

/**
 * Everything stored about one instrument but its prices: what it is, its newest figures with their days, its place in
 * every strategy, what happened to it and what is wrong with its data. All of it was written by runs.
 * Errors: `no-data` when the instrument is not stored. Cost: a few indexed queries per strategy.
 */
export function readInstrument(context: Pick<ReadContext, 'stores'>, orderbookId: string): InstrumentDto {
  const { stores } = context;
  const instrument = stores.instruments.byId(orderbookId) ?? raise('no-data', 'This instrument is not stored.', { field: 'orderbookId' });
  const { strategies } = readCatalogue(context);
  const places = strategies.flatMap((strategy) => placeIn(context, strategy, orderbookId) ?? []);
  const snapshot = stores.figures.newest(orderbookId);
  const restatements = stores.instrumentEvents.restatements(orderbookId);
  const corrections = stores.instrumentEvents.corrections(orderbookId);
  const { newestBar } = stores.instruments.coverage('9999-12-31');
  const events: InstrumentEventDto[] = [
    ...stores.instrumentEvents.dividends(orderbookId).map(({ exDate, amount, currency }): InstrumentEventDto => ({ date: exDate, kind: 'dividend', strategyId: null, amount, currency, reason: null })),
    ...restatements.map(({ noticedOn, ratio }): InstrumentEventDto => ({ date: noticedOn, kind: 'restated', strategyId: null, amount: ratio, currency: null, reason: null })),
    ...passagesOf(context, strategies, orderbookId, places),
  ];
  return {
    orderbookId: instrument.orderbookId,
    isin: instrument.isin,
    ticker: instrument.ticker,
    name: instrument.name,
    list: instrument.list,
    sectors: [...instrument.sectors],
    shareClass: shareClassLetter(instrument.ticker),
    type: instrument.type,
    currency: instrument.currency,
    listed: instrument.status === 'listed',
    watched: stores.watchlist.all().includes(orderbookId),
    firstBar: instrument.firstBar === null ? null : toIsoDate(instrument.firstBar),
    lastBar: instrument.lastBar === null ? null : toIsoDate(instrument.lastBar),
    figures: snapshot === null ? [] : figuresOf(snapshot),
    quality: qualityNotes(stores, { instrument, snapshot, places, corrections, restatements, newestBar }),
    places,
    events: events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  };
}
