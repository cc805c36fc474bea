import { float64, int32, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import type { FigureDto, InstrumentDto, InstrumentEventDto, InstrumentPricesDto, PlaceDto, QualityNoteDto } from '@shared/dto/instrument';
import { FAKE_STRATEGIES } from './catalogue';
import { createChance, type FakeCompany } from './companies';
import type { Rankings } from './rankings';

const DAY_MS = 86_400_000;
const BARS = 1300;

/** The trading days up to the session; holidays are trading days here. */
function tradingDays(session: string): Int32Array {
  const days = new Int32Array(BARS);
  let day = Date.parse(session) / DAY_MS;
  for (let row = BARS - 1; row >= 0; row -= 1) {
    days[row] = day;
    do day -= 1;
    while ([0, 6].includes(new Date(day * DAY_MS).getUTCDay()));
  }
  return days;
}

/** A walk that ends at the company's price. */
function walk({ orderbookId, figures }: FakeCompany) {
  const chance = createChance(Number(orderbookId));
  const close = new Float64Array(BARS);
  close[BARS - 1] = figures.close!;
  for (let row = BARS - 2; row >= 0; row -= 1) close[row] = close[row + 1]! / (1 + (chance() - 0.49) * 0.036);
  const open = close.map((_value, row) => (close[row - 1] ?? close[0]!) * (1 + (chance() - 0.5) * 0.012));
  const high = close.map((value, row) => Math.max(value, open[row]!) * (1 + chance() * 0.011));
  const low = close.map((value, row) => Math.min(value, open[row]!) * (1 - chance() * 0.011));
  const volume = close.map(() => Math.round(20_000 * Math.exp(chance() * 2.4)));
  return { open, high, low, close, volume };
}

function rolling(values: Float64Array, period: number, of: (window: Float64Array) => number): Float64Array {
  return values.map((_value, row) => (row < period - 1 ? Number.NaN : of(values.subarray(row - period + 1, row + 1))));
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What main sends: invented bars, and lines like the real ones. */
export function fakePrices(company: FakeCompany, session: string): InstrumentPricesDto {
  const { open, high, low, close, volume } = walk(company);
  const changes = close.map((value, row) => value - (close[row - 1] ?? value));
  const strength = rolling(changes, 14, (window) => {
    const gains = window.reduce((sum, change) => sum + Math.max(0, change), 0);
    return (100 * gains) / window.reduce((sum, change) => sum + Math.abs(change), 0);
  });
  const macd = rolling(close, 26, (window) => average(window.subarray(14)) - average(window));
  const signal = rolling(macd, 9, average);
  const lines = {
    sma_50: rolling(close, 50, average), sma_200: rolling(close, 200, average),
    channel_upper: rolling(high, 20, (window) => Math.max(...window)), channel_lower: rolling(low, 20, (window) => Math.min(...window)),
    rsi_14: strength, macd, macd_signal: signal, macd_histogram: macd.map((value, row) => value - signal[row]!),
  };
  const columns = { date: tradingDays(session), open, high, low, close, volume, ...lines };
  const types = Object.fromEntries(Object.keys(columns).map((name) => [name, name === 'date' ? int32() : float64()]));
  const bytes = tableToIPC(tableFromArrays(columns, { types }), { format: 'stream' });
  if (!bytes) throw new Error('flechette wrote nothing');
  return { orderbookId: company.orderbookId, bars: BARS, bytes: bytes.slice() };
}

function figuresOf({ figures }: FakeCompany, session: string, report: string): FigureDto[] {
  const figure = (name: string, asOf: string, currency: string | null = null): FigureDto => ({ name, value: figures[name] ?? null, currency, asOf });
  return [
    figure('marketCap', session, 'SEK'),
    ...['pe', 'pb', 'ps', 'evEbit', 'directYield'].map((name) => figure(name, session)),
    ...['roe', 'roa', 'roce', 'grossMargin'].map((name) => figure(name, report)),
    { name: 'operatingCashFlow', value: figures.marketCap! / figures.pocf!, currency: 'SEK', asOf: report },
    { name: 'numberOfOwners', value: 12_480, currency: null, asOf: session },
  ];
}

function eventsOf(company: FakeCompany, places: readonly PlaceDto[]): InstrumentEventDto[] {
  const dividends = [2022, 2023, 2024, 2025, 2026].map((year): InstrumentEventDto => ({ date: `${String(year)}-04-24`, kind: 'dividend', strategyId: null, amount: Math.round(company.figures.close! * 3) / 100, currency: 'SEK', reason: null }));
  const passages = places.flatMap(({ strategyId, stateSince, state, inTarget, kind }): InstrumentEventDto[] => {
    if (state !== null && stateSince !== null) return [{ date: stateSince, kind: state === 'LONG' ? 'entered' : 'exited', strategyId, amount: null, currency: null, reason: null }];
    return kind === 'list' && inTarget ? [{ date: '2026-09-01', kind: 'entered', strategyId, amount: null, currency: null, reason: 'price' }] : [];
  });
  const restated: InstrumentEventDto[] = Number(company.orderbookId) % 13 === 0 ? [{ date: '2026-06-09', kind: 'restated', strategyId: null, amount: 4, currency: null, reason: null }] : [];
  return [...dividends, ...passages, ...restated].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What the invented app knows of one company. */
export function fakeInstrument(rankings: Rankings, company: FakeCompany, session: string, report: string, watched: boolean): InstrumentDto {
  const { orderbookId, isin, ticker, name, list, sector } = company;
  const places = FAKE_STRATEGIES.flatMap(({ id, kind }): PlaceDto[] => {
    const found = rankings.explain(id, orderbookId);
    if (!found) return [];
    const { components: _components, filters: _filters, ...place } = found;
    return [{ ...place, kind, runStatus: 'OK' }];
  });
  const note = (flag: QualityNoteDto['flag'], date: string | null, count: number | null): QualityNoteDto => ({ flag, date, count, failure: null });
  const quality = Number(orderbookId) % 13 === 0 ? [note('suspect-jump', null, null), note('restated', '2026-06-09', 1), note('corrected', '2026-11-12', 2)] : [];
  return {
    orderbookId, isin, ticker, name, list, sectors: [sector], shareClass: ticker.at(-2) === ' ' ? ticker.slice(-1) : null, type: 'STOCK', currency: 'SEK', listed: true, watched,
    firstBar: '2021-11-29', lastBar: session,
    figures: figuresOf(company, session, report),
    quality,
    places,
    events: eventsOf(company, places),
  };
}
