import { nextTradingDay } from '@core/calendar/stockholm-calendar';
import type { ModelHolding, StrategyResult } from '@core/domain/signal';
import type { StrategyVariant } from '@core/engine/compute';
import { advanceModelPortfolio, combineModelPortfolios } from '@core/engine/model-portfolio';
import { rebalanceDates } from '@core/engine/schedule';
import type { Combination, ListStrategy, Sleeve } from '@core/strategies/strategy';
import type { Params } from '@core/strategies/parameter-spec';
import { parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { HoldingReader } from '../store/signals/holdings';
import type { PublicationContext } from '../store/signals/publication';
import type { SignalReader } from '../store/signals/signal-reader';
import { variantOf } from './variants';

export type NextPortfolio = Pick<PublicationContext, 'holdings' | 'sleeveHoldings'>;

interface PortfolioStores {
  readonly holdings: HoldingReader;
  readonly signals: SignalReader;
}

function isRebalanceDate(params: Params, day: EpochDay): boolean {
  return rebalanceDates(params, day, day).length > 0;
}

/** Whether a portfolio, or that of one of the lists it is made of, may change on a day. */
export function mayChangeOn(strategy: ListStrategy, params: Params, day: EpochDay): boolean {
  const rules = strategy.rules(params);
  if (isRebalanceDate(params, day)) return true;
  return rules.kind === 'combination' && rules.sleeves.some((sleeve) => isRebalanceDate(variantOf(sleeve.strategy, sleeve.overrides).params, day));
}

interface SleevePortfolio {
  readonly rows: readonly ModelHolding[];
  /** What has to be stored, because the list is not published on its own; empty otherwise. */
  readonly change: NonNullable<PublicationContext['sleeveHoldings']>;
}

/**
 * What one list of a combination holds from tomorrow on. Lists with their published parameters have changed their own
 * portfolios already, because they are published before the combination. Those of a variant exist only inside it: their
 * portfolios are kept under their own parameters, and follow their own schedules.
 */
function sleevePortfolio({ strategy, overrides }: Sleeve, place: number, result: StrategyResult, tomorrow: EpochDay, stores: PortfolioStores): SleevePortfolio {
  const { params, paramsHash: hash } = variantOf(strategy, overrides);
  const held = (day: string): readonly ModelHolding[] => stores.holdings.portfolio(strategy.id, hash, day)?.holdings ?? [];
  const rebalancedOn = toIsoDate(tomorrow);
  const isPublished = stores.signals.ofDay(strategy.id, hash, result.asOf) !== null;
  const sleeve = result.sleeves?.[place];
  if (isPublished || sleeve === undefined || !isRebalanceDate(params, tomorrow)) return { rows: held(rebalancedOn), change: [] };
  const rows = advanceModelPortfolio({ strategy, params, holdings: held(result.asOf), result: sleeve, rebalanceDate: tomorrow });
  return { rows, change: [{ strategyId: strategy.id, paramsHash: hash, rebalancedOn, rows }] };
}

function nextCombination(rules: Combination, result: StrategyResult, params: Params, tomorrow: EpochDay, stores: PortfolioStores): NextPortfolio {
  const portfolios = rules.sleeves.map((sleeve, place) => sleevePortfolio(sleeve, place, result, tomorrow, stores));
  const sleeveHoldings = portfolios.flatMap(({ change }) => change);
  const rows = combineModelPortfolios(portfolios.map((portfolio) => portfolio.rows), rules.sleeves.map(({ weight }) => weight));
  return {
    ...(isRebalanceDate(params, tomorrow) ? { holdings: { rebalancedOn: toIsoDate(tomorrow), rows } } : {}),
    ...(sleeveHoldings.length > 0 ? { sleeveHoldings } : {}),
  };
}

/** The portfolio from tomorrow on, when tomorrow is one of the strategy's rebalance dates. */
export function nextPortfolio(result: StrategyResult, strategy: ListStrategy, { params }: StrategyVariant, stores: PortfolioStores): NextPortfolio {
  const tomorrow = nextTradingDay(parseIsoDate(result.asOf));
  const rules = strategy.rules(params);
  if (rules.kind === 'combination') return nextCombination(rules, result, params, tomorrow, stores);
  if (!isRebalanceDate(params, tomorrow)) return {};
  const holdings = stores.holdings.portfolio(result.strategyId, result.paramsHash, result.asOf)?.holdings ?? [];
  return { holdings: { rebalancedOn: toIsoDate(tomorrow), rows: advanceModelPortfolio({ strategy, params, holdings, result, rebalanceDate: tomorrow }) } };
}
