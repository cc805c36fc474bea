import { describe, expect, it } from 'vitest';
import type { BarColumns } from '@core/domain/price';
import type { SignalRow } from '@core/domain/signal';
import type { Params } from '@core/strategies/parameter-spec';
import { generatedLine } from '../../golden/generated-line';
import { buildMarket, runStrategy, type Line } from '../../golden/market-builder';

const lines = Array.from({ length: 40 }, (_, i) => generatedLine(i));

/** The line with another close on its last day, and everything before it as it was. */
function withLastClose(line: Line, close: number): Line {
  const bars = line.bars!;
  const changed = (column: Float64Array): Float64Array => Float64Array.from(column, (value, t) => (t === column.length - 1 ? close : value));
  const columns: BarColumns = { ...bars, open: changed(bars.open), high: changed(bars.high), low: changed(bars.low), close: changed(bars.close) };
  return { ...line, bars: columns };
}

function rowsOf(id: string, params: Params, on: readonly Line[] = lines): readonly SignalRow[] {
  return runStrategy(buildMarket(on), id, params).rows;
}

function isHeld(rows: readonly SignalRow[], orderbookId: string): boolean {
  return rows.find((row) => row.orderbookId === orderbookId)?.inTarget ?? false;
}

describe('the close under which a list lets go of a name', () => {
  /*
   * Composite momentum of three names, two places: BETA 0.50 at 180, ALFA 0.30 at 130, GAMMA 0.0833 outside.
   * BETA at 130: 130/150 − 1, 130/120 − 1, 130/100 − 1 = −0.1333, 0.0833, 0.3, mean 0.0833: 180 · 1.0833 / 1.5 = 130.
   * ALFA at 108.33: three times 0.0833.
   */
  const hand: Line[] = [
    { id: '1', ticker: 'BETA', steps: [100, 120, 150, 180] },
    { id: '2', ticker: 'ALFA', steps: [100, 100, 100, 130] },
    { id: '3', ticker: 'GAMMA', steps: [100, 100, 80, 100] },
  ];

  it('is the one at which its score meets that of the first name outside', () => {
    const rows = rowsOf('sammansatt_momentum', { n: 2, fScoreMode: 'off' }, hand);
    expect(rows[0]!.components.leavesBelow!.value).toBeCloseTo(130, 9);
    expect(rows[1]!.components.leavesBelow!.value).toBeCloseTo(130 * (1 + 0.25 / 3) / 1.3, 9);
    expect(rows[0]!.components.close).toEqual({ value: 180, rank: null, asOf: '2026-08-31' });
    expect(rows[2]!.components).not.toHaveProperty('leavesBelow');
  });

  it('is the one at which it meets the hurdle, where that comes first', () => {
    // Twelve months: BETA 0.8, ALFA 0.3, GAMMA 0; the deposit earns 0.02. Under 102 nobody is bought.
    const rows = rowsOf('dual_momentum', { n: 2 }, hand);
    expect(rows.map((row) => row.components.leavesBelow?.value)).toEqual([expect.closeTo(102, 9), expect.closeTo(102, 9), undefined]);
    expect(rowsOf('dual_momentum', { n: 2, riskFreeAnnual: -0.02 }, hand)[0]!.components.leavesBelow!.value).toBeCloseTo(100, 9);
    // With a place for everybody only the hurdle is left.
    expect(rowsOf('dual_momentum', { n: 3 }, hand)[0]!.components.leavesBelow!.value).toBeCloseTo(102, 9);
  });

  const told: [string, Params][] = [
    ['sammansatt_momentum', { n: 5, fScoreMode: 'off' }],
    ['sammansatt_momentum', { n: 5, fScoreMode: 'off', lookbacks: [1, 6] }],
    ['momentum_12_1', { n: 5, to: 0 }],
    ['dual_momentum', { n: 5 }],
    ['high_52w', { n: 5 }],
    ['high_52w', { n: 5, priceField: 'high', months: 6 }],
  ];
  it.each(told)('%s %j: a hair above it the name stays, a hair below it goes', (id, params) => {
    const rows = rowsOf(id, params).filter(({ components }) => components.leavesBelow !== undefined);
    expect(rows.length).toBeGreaterThan(0);
    for (const { orderbookId, components } of rows) {
      const at = (close: number): boolean => {
        const moved = lines.map((line) => (line.id === orderbookId ? withLastClose(line, close) : line));
        return isHeld(rowsOf(id, params, moved), orderbookId);
      };
      const limit = components.leavesBelow!.value!;
      expect([at(limit * (1 + 1e-7)), at(limit * (1 - 1e-7))], orderbookId).toEqual([true, false]);
    }
  });

  const silent = ['trendande_varde', 'trendande_utdelning', 'trendande_kvalitet', 'svenska_portfoljen', 'magic_formula', 'trending_value_vc2', 'acquirers_multiple', 'dividend_growth', 'momentum_12_1', 'low_volatility'];
  it.each(silent)('%s does not name one: its score is no price alone, or not of this day', (id) => {
    for (const { components } of rowsOf(id, {})) expect(components).not.toHaveProperty('leavesBelow');
  });

  it('is not named for a price at its high: the high would move along', () => {
    const atHigh = rowsOf('high_52w', { n: 5 }, hand.map((line, i) => ({ ...line, steps: [100, 100, 100, 130 - (i === 2 ? 40 : 0)] })));
    expect(atHigh[0]!.score).toBe(1);
    expect(atHigh[0]!.components).not.toHaveProperty('leavesBelow');
  });
});
