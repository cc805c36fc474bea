import type { ChartLook } from '@shared/chart-look';
import type { InstrumentEventDto } from '@shared/dto/instrument';
import type { Words } from '../../i18n/words';
import { isoDay } from './chart/day-axis';
import type { Mark } from './chart/marks';
import type { PriceColumn, PriceColumns } from './price-columns';

/** Below this a share's price moves in steps of less than an öre. */
const SMALL_PRICE = 1;

/** How many decimals a price of this size is read with. */
export function priceDigits(price: number): 2 | 3 {
  return price < SMALL_PRICE ? 3 : 2;
}

/** The change from the bar before. Missing: NaN on the first bar. */
export function changeAt({ close }: Pick<PriceColumns, 'close'>, row: number): number {
  return row === 0 ? Number.NaN : close[row]! / close[row - 1]! - 1;
}

export function signedPercent(ratio: number, { formats, language }: Words): string {
  const space = language === 'sv' ? '\u00a0' : '';
  return Number.isNaN(ratio) ? formats.fixed(null, 1) : `${formats.signed(ratio * 100, 1)}${space}%`;
}

/** The lines that are switched on, in the order in which they are read. */
export function shownLines({ lines }: Pick<ChartLook, 'lines'>): PriceColumn[] {
  return [
    ...(lines.averages ? (['sma_50', 'sma_200'] as const) : []),
    ...(lines.channel ? (['channel_upper', 'channel_lower'] as const) : []),
    ...(lines.rsi ? (['rsi_14'] as const) : []),
    ...(lines.macd ? (['macd', 'macd_signal', 'macd_histogram'] as const) : []),
  ];
}

/** A column's value as it is written beside its name. */
export function columnText(columns: PriceColumns, name: PriceColumn, row: number, { formats }: Words): string {
  const value = columns[name][row]!;
  if (name === 'volume') return formats.integer(value);
  return formats.fixed(value, name === 'rsi_14' ? 1 : priceDigits(columns.close[row]!));
}

/** An event in words: `Utdelning 3,50 SEK`, `In i Magic Formula`. */
export function eventText({ kind, amount, currency, strategyId }: InstrumentEventDto, strategyName: (strategyId: string) => string, { text, formats }: Words): string {
  const { events } = text.instrument;
  if (kind === 'dividend') return events.dividend(`${formats.fixed(amount, 2)}\u00a0${currency ?? ''}`.trim());
  if (kind === 'restated') return events.restated(formats.plain(amount === null ? null : Math.round(amount * 100) / 100));
  return events[kind](strategyName(strategyId ?? ''));
}

/** One day of the chart as a sentence for those who hear it. */
export function spokenReading(columns: PriceColumns, row: number, look: ChartLook, marks: readonly Mark[], strategyName: (strategyId: string) => string, words: Words): string {
  const { reading } = words.text.instrument;
  const parts = [
    `${reading.close} ${columnText(columns, 'close', row, words)}`,
    signedPercent(changeAt(columns, row), words),
    ...(['open', 'high', 'low', 'volume', ...shownLines(look)] as const).map((name) => `${reading[name]} ${columnText(columns, name, row, words)}`),
    ...marks.filter((mark) => mark.row === row).flatMap(({ events }) => events.map((event) => eventText(event, strategyName, words))),
  ];
  return `${isoDay(columns.date[row]!)}: ${parts.join(', ')}`;
}
