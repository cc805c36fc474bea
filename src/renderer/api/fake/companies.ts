/** A small repeatable source of chance: the same seed gives the same market on every machine. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface FakeCompany {
  readonly orderbookId: string;
  readonly isin: string;
  readonly ticker: string;
  readonly name: string;
  readonly list: string;
  readonly sector: string;
  /** Every figure a strategy may show, by the name of its component. */
  readonly figures: Readonly<Record<string, number>>;
}

const PLACES = ['Ådalen', 'Ängsbro', 'Österlund', 'Björkvik', 'Fjällnäs', 'Granhult', 'Hamnskär', 'Isbäck', 'Järvsta', 'Kvarnholm', 'Lindvass', 'Mörtsjö', 'Norrfors', 'Ormberg', 'Pilträsk', 'Rönnskog', 'Sandhamra', 'Tallmo', 'Uvberga', 'Västerö', 'Ytterby', 'Åkersund', 'Älvkarlå', 'Örnsholm'];
const TRADES = ['Verkstad', 'Skog', 'Medicin', 'Bygg', 'Gruva', 'Data', 'Rederi', 'Energi', 'Fastigheter', 'Invest', 'Livs', 'Teknik'];
const SECTORS = ['Industrimaskiner', 'Papper & Skog', 'Medicinteknik', 'Bygg & Infrastruktur', 'Gruvor & Metaller', 'Programvara', 'Transport', 'Kraftförsörjning', 'Fastighetsbolag', 'Investmentbolag', 'Livsmedel', 'Elektronik'];
const LISTS = ['Large Cap Stockholm', 'Mid Cap Stockholm', 'Small Cap Stockholm', 'First North Stockholm'];
const CLASSES = ['', ' B', ' B', ' A'];

/** A name that would do harm if it were ever read as anything but text. */
const HOSTILE_NAME = '<img src=x onerror=alert(1)>';

function genitive(place: string): string {
  return place.endsWith('s') ? place : `${place}s`;
}

function tickerOf(place: string, trade: string, shareClass: string): string {
  const letters = (place.slice(0, 3) + trade.slice(0, 2)).toUpperCase();
  return letters.replaceAll(/[ÅÄ]/g, 'A').replaceAll('Ö', 'O') + shareClass;
}

function figuresOf(chance: () => number): Record<string, number> {
  const spread = (low: number, high: number): number => low + (high - low) * chance();
  const ret3 = spread(-0.28, 0.42);
  const ret6 = ret3 + spread(-0.2, 0.35);
  const ret12 = ret6 + spread(-0.3, 0.6);
  const close = Math.round(Math.exp(spread(0.4, 6.6)) * 100) / 100;
  const smaSlow = close / (1 + spread(-0.2, 0.35));
  const smaFast = smaSlow * (1 + spread(-0.12, 0.2));
  const fRaw = Math.floor(spread(2, 8.9));
  const macd = close * spread(-0.03, 0.03);
  const histogram = close * spread(-0.012, 0.012);
  const directYield = chance() < 0.3 ? 0 : spread(0.004, 0.072);
  return {
    ret3, ret6, ret12, cm: (ret3 + ret6 + ret12) / 3, mom12_1: ret12 - spread(-0.06, 0.08),
    fRaw, fAvailable: 8, fScaled: (fRaw / 8) * 9,
    marketCap: Math.exp(spread(21.5, 26.2)), medianTurnover: Math.exp(spread(13, 19)),
    pe: spread(5, 42), pb: spread(0.5, 7), ps: spread(0.3, 6), pocf: spread(3, 36), evEbit: spread(4, 34),
    yield: directYield, directYield, roe: spread(-0.05, 0.36), roa: spread(-0.03, 0.18), roce: spread(-0.02, 0.32), ocfToEquity: spread(0, 0.4),
    earningsYield: spread(0.02, 0.2), valueSum: Math.round(spread(80, 900)), qualitySum: Math.round(spread(60, 700)), magicSum: Math.round(spread(20, 420)) / 2, vc2: Math.round(spread(60, 520)),
    vol252: spread(0.14, 0.62), high52w: Math.min(1, spread(0.55, 1.04)), dividendGrowth: spread(-0.02, 0.24), dividendYears: 5, dividendLowest: spread(0.1, 6), dividendWorstStep: spread(1, 1.2), dividendIncreases: Math.floor(spread(3, 5.9)), payout: spread(0.2, 0.85),
    close, smaFast, smaSlow, smaTrend: smaSlow, smaExit: close * (1 + spread(-0.03, 0.03)), monthEndClose: close * (1 + spread(-0.05, 0.05)), smaMonths: smaSlow,
    entryChannel: close * (1 + spread(0, 0.14)), exitChannel: close * (1 - spread(0.02, 0.2)), atr: close * spread(0.012, 0.05), stop: close * (1 - spread(0.05, 0.14)),
    rsi: spread(2, 98), macd, signal: macd - histogram, histogram,
    upper: close * (1 + spread(0, 0.1)), middle: close * (1 + spread(-0.05, 0.03)), bandWidth: spread(0.06, 0.4), narrowest: spread(0.03, 0.09), daysSinceSqueeze: Math.floor(spread(0, 40)),
  };
}

/** The invented market: one company per place and trade, the sixth of them with a hostile name. */
export function createCompanies(): readonly FakeCompany[] {
  const chance = createChance(20_261_123);
  const companies: FakeCompany[] = [];
  for (const [row, place] of PLACES.entries()) {
    for (const [column, trade] of TRADES.entries()) {
      const index = row * TRADES.length + column;
      const shareClass = CLASSES[index % CLASSES.length]!;
      companies.push({
        orderbookId: String(5000 + index * 7),
        isin: `SE00${String(1_000_000 + index * 37)}${String(index % 10)}`,
        ticker: tickerOf(place, trade, shareClass),
        name: index === 5 ? HOSTILE_NAME : `${genitive(place)} ${trade}${shareClass}`,
        list: LISTS[Math.floor(chance() * LISTS.length)]!,
        sector: SECTORS[column]!,
        figures: figuresOf(chance),
      });
    }
  }
  return companies;
}
