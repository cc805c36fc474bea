import { describe, expect, it } from 'vitest';
import { createCatalogue } from '@core/strategies/catalogue';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import { createVariantWriter } from '../../src/main/store/signals/variants';
import { variantOf } from '../../src/main/sync/variants';
import { claimFreely } from '@core/memory/byte-budget';
import { createLogger } from '../../src/main/log/logger';
import { runCompute } from '../../src/main/sync/run-compute';
import { startSyncBench, startSyncedBench, type SyncBench } from '../helpers/sync-bench';
import { newCancellation } from '../helpers/sync-runner';

const evening = (day: string) => () => Date.parse(`${day}T20:00:00Z`);

async function syncedModel(today: string): Promise<{ bench: SyncBench; model: ReadModel; advance: (now: string) => Promise<ReadModel> }> {
  const bench = await startSyncedBench({ today });
  return {
    bench,
    model: createReadModel(bench.writer, evening(today)),
    async advance() {
      bench.market.advance(1);
      await bench.sync();
      return createReadModel(bench.writer, evening(bench.market.today()));
    },
  };
}

/** Computes one day from what is stored, as `compute --as-of` does. */
function computeDay({ writer, folder, market }: SyncBench, asOf: string): void {
  const nowMs = evening(market.today());
  const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
  runCompute({ runId: 'asked', trigger: 'manual', asOf }, { writer, cancellation: newCancellation(), nowMs, log, onProgress: () => undefined, claimBytes: claimFreely, takeWrites: () => undefined });
}

describe('the model portfolio that is read', () => {
  it('does not exist before the first rebalance day, and says what it would buy: the target of today', async () => {
    const { model } = await syncedModel('2026-11-20');
    const portfolio = model.portfolio('sammansatt_momentum');
    const target = model.signals('sammansatt_momentum', { all: false }).rows.filter((row) => row.inTarget);
    expect(portfolio).toMatchObject({ asOf: '2026-11-20', rebalancedOn: null, nextRebalance: '2026-12-01', decidedOn: '2026-11-30', holdings: [], keepRank: 10, places: 10 });
    expect(portfolio.today).toMatchObject({ kept: 0, sold: [] });
    expect(portfolio.today.bought.map(({ orderbookId }) => orderbookId)).toEqual(target.map(({ orderbookId }) => orderbookId));
  });

  it('is decided on the evening before its day, and the ranking of the day after does not change it', async () => {
    const { model, advance } = await syncedModel('2026-11-30');
    const decided = model.portfolio('sammansatt_momentum');
    expect(decided).toMatchObject({ rebalancedOn: '2026-12-01', nextRebalance: '2026-12-01', today: { bought: [], sold: [] } });
    expect(decided.holdings).toHaveLength(10);
    expect(decided.holdings.every((holding) => holding.heldSince === '2026-12-01' && holding.rank === holding.rankAtPurchase)).toBe(true);
    const after = (await advance('2026-12-01')).portfolio('sammansatt_momentum');
    expect(after).toMatchObject({ asOf: '2026-12-01', rebalancedOn: '2026-12-01', nextRebalance: '2027-03-01' });
    const keys = (holdings: typeof after.holdings) => holdings.map(({ orderbookId, weight, rankAtPurchase }) => [orderbookId, weight, rankAtPurchase]);
    expect(keys(after.holdings)).toEqual(keys(decided.holdings));
    // Only what has fallen below the band would go, however the first places have changed.
    expect(after.today.sold.every(({ rank }) => rank === null || rank > 10)).toBe(true);
    expect(after.today.kept + after.today.sold.length).toBe(10);
  });

  it('is made up for when the computer was off on the evening that decides, as that evening would have decided it', async () => {
    const { bench, model } = await syncedModel('2026-11-27');
    expect(model.portfolio('dual_momentum').rebalancedOn).toBeNull();
    bench.market.advance(3);
    await bench.sync();
    const read = () => createReadModel(bench.writer, evening('2026-12-02'));
    const portfolios = () => ['sammansatt_momentum', 'dual_momentum'].map((id) => read().portfolio(id));
    const madeUp = portfolios();
    expect(madeUp.map(({ asOf, rebalancedOn }) => [asOf, rebalancedOn])).toEqual([['2026-12-02', '2026-12-01'], ['2026-12-02', '2026-12-01']]);
    expect(madeUp[0]!.holdings.every(({ heldSince }) => heldSince === '2026-12-01')).toBe(true);
    // No list of that evening is told of; when one is asked for, it is the one that the portfolio was made from.
    const lists = bench.writer.query<[], { asOf: string }>('SELECT DISTINCT as_of AS asOf FROM strategy_run ORDER BY as_of').all();
    expect(lists.map(({ asOf }) => asOf)).toEqual(['2026-11-27', '2026-12-02']);
    computeDay(bench, '2026-11-30');
    expect(portfolios().map(({ holdings }) => holdings)).toEqual(madeUp.map(({ holdings }) => holdings));
    const rows = read().signals('sammansatt_momentum', { all: true, asOf: '2026-11-30' }).rows;
    expect(madeUp[0]!.holdings.map(({ orderbookId }) => orderbookId)).toEqual(rows.slice(0, 10).map(({ orderbookId }) => orderbookId));
  });

  it('of a variant of the four lists is made of lists with its parameters, which nobody publishes on their own', async () => {
    const bench = await startSyncBench({ companies: 300, today: '2027-02-26' });
    const variants = createVariantWriter(bench.writer);
    const five = variantOf(createCatalogue().find('svenska_portfoljen'), { n: 5 });
    variants.upsert({ strategyId: 'svenska_portfoljen', paramsHash: five.paramsHash, name: 'Five each', params: five.params, active: true });
    await bench.sync();
    const model = createReadModel(bench.writer, evening('2027-02-26'));
    const signals = model.signals('svenska_portfoljen', { all: true, variant: five.paramsHash });
    const portfolio = model.portfolio('svenska_portfoljen', five.paramsHash);
    // On the first rebalance day of all four lists the portfolio is what they would hold today.
    const byName = (rows: readonly { orderbookId: string; weight: number }[]) => Object.fromEntries(rows.map(({ orderbookId, weight }) => [orderbookId, weight.toFixed(12)]));
    expect(portfolio).toMatchObject({ rebalancedOn: '2027-03-01', today: { bought: [], sold: [] } });
    expect(byName(portfolio.holdings)).toEqual(byName(signals.rows.map((row) => ({ orderbookId: row.orderbookId, weight: row.targetWeight }))));
    expect(portfolio.holdings.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    // The lists inside it are no strategies of the day.
    const runs = bench.writer.query<[], { count: number }>("SELECT count(*) AS count FROM strategy_run WHERE strategy_id = 'trendande_varde'").get();
    expect(runs).toEqual({ count: 1 });
    expect(model.portfolio('svenska_portfoljen').holdings.length).toBeGreaterThan(portfolio.holdings.length);
  });

  it('is refused for a state strategy, which has none', async () => {
    const { model } = await syncedModel('2026-11-20');
    expect(() => model.portfolio('golden_cross')).toThrow(/no model portfolio/);
  });
});

describe('the history that is read', () => {
  it('is empty on the first day and then tells each entry and exit of the stored changes', async () => {
    const { model, advance } = await syncedModel('2026-11-20');
    const first = model.strategies().map(({ strategyId }) => model.history(strategyId));
    expect(first.flatMap(({ events }) => events)).toEqual([]);
    expect(first[0]).toMatchObject({ firstDay: '2026-11-20', days: 1, hasMore: false });
    const next = await advance('2026-11-23');
    let told = 0;
    for (const { strategyId, asOf } of next.strategySummaries()) {
      if (asOf === null) continue;
      const { events, days } = next.history(strategyId);
      const { entered, exited } = next.diff(strategyId, {});
      expect(days).toBe(2);
      expect(events.map(({ orderbookId, change }) => `${change} ${orderbookId}`).sort()).toEqual(
        [...entered.map(({ orderbookId }) => `entered ${orderbookId}`), ...exited.map(({ orderbookId }) => `exited ${orderbookId}`)].sort(),
      );
      told += events.length;
    }
    expect(told).toBeGreaterThan(0);
  });

  it('gives each asked name its place of each day, and no others', async () => {
    const { model, advance } = await syncedModel('2026-11-20');
    const before = model.signals('sammansatt_momentum', { all: true }).rows;
    const next = await advance('2026-11-23');
    const ids = before.slice(0, 12).map(({ orderbookId }) => orderbookId);
    const { days, ranks } = next.rankHistory('sammansatt_momentum', [...ids, '1']);
    expect(days).toEqual(['2026-11-20', '2026-11-23']);
    const now = new Map(next.signals('sammansatt_momentum', { all: true }).rows.map((row) => [row.orderbookId, row.rank]));
    expect(ranks).toEqual(Object.fromEntries([...before.slice(0, 12).map((row) => [row.orderbookId, [row.rank, now.get(row.orderbookId) ?? null]]), ['1', [null, null]]]));
  });
});
