import { nextTradingDay } from '@core/calendar/stockholm-calendar';
import { advanceModelPortfolio } from '@core/engine/model-portfolio';
import { nextRebalance, signalDay } from '@core/engine/schedule';
import { raise } from '@core/errors';
import type { Params } from '@core/strategies/parameter-spec';
import { parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { stockholmTime } from '@core/time/stockholm-time';
import type { PlacedNameDto, PortfolioDto } from '@shared/dto/portfolio';
import type { ChosenVariant, ReadContext } from './read-context';
import { findRun } from './signals';

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/**
 * The stored model portfolio beside the stored ranking of the newest day. What a rebalance now would change is the
 * engine's own rule for keeping and buying, applied to those two: no figure and no rank is computed.
 * Missing: no holdings before the first rebalance day; a held name that is not ranked any more has no rank.
 * Errors: `invalid-input` for a state strategy, which has none; `no-data` before the first list.
 * Cost: four indexed queries.
 */
export function readPortfolio(context: ReadContext, chosen: ChosenVariant): PortfolioDto {
  const { strategy, paramsHash } = chosen;
  const { stores } = context;
  if (strategy.kind !== 'list') return raise('invalid-input', `${strategy.name} has no model portfolio: it says of each share whether it is in or out.`, { field: 'strategyId' });
  const run = findRun(context, chosen);
  const params = run.params as Params;
  const rows = stores.signals.rows(run);
  const rowOf = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.orderbookId, row]));
  const named = (orderbookId: string): PlacedNameDto => {
    const row = rowOf.get(orderbookId);
    const { ticker, name } = row ?? stores.instruments.byId(orderbookId) ?? { ticker: orderbookId, name: orderbookId };
    return { orderbookId, ticker, name, rank: row?.rank ?? null };
  };

  const tomorrow = nextTradingDay(parseIsoDate(run.asOf));
  const stored = stores.holdings.portfolio(strategy.id, paramsHash, toIsoDate(tomorrow));
  const holdings = stored?.holdings ?? [];
  const after = advanceModelPortfolio({ strategy, params, holdings, result: { status: run.status, rows }, rebalanceDate: tomorrow });
  const [heldNow, heldThen] = [holdings, after].map((list) => new Set<string>(list.map(({ orderbookId }) => orderbookId))) as [Set<string>, Set<string>];
  const today = stockholmTime(context.nowMs()).day;
  // A rebalance is decided on the evening before; until it executes it is still the next one.
  const decided = stored === null ? null : parseIsoDate(stored.rebalancedOn);
  const next = decided !== null && decided > today ? decided : nextRebalance(params, today);
  return {
    strategyId: strategy.id,
    paramsHash,
    asOf: run.asOf,
    rebalancedOn: stored?.rebalancedOn ?? null,
    nextRebalance: next === null ? null : toIsoDate(next),
    decidedOn: next === null ? null : toIsoDate(signalDay(next)),
    places: strategy.rules(params).kind === 'combination' ? null : numberOrNull(params.n),
    keepRank: numberOrNull(params.keepRank),
    holdings: holdings.map(({ orderbookId, weight, heldSince, rankAtPurchase }) => ({ ...named(orderbookId), weight, heldSince, rankAtPurchase })),
    today: {
      kept: [...heldThen].filter((id) => heldNow.has(id)).length,
      bought: [...heldThen].filter((id) => !heldNow.has(id)).map(named),
      sold: [...heldNow].filter((id) => !heldThen.has(id)).map(named),
    },
  };
}
