import type { FreshnessDto } from '@shared/dto/common';
import type { DiffDto, ExplanationDto, SignalsDto } from '@shared/dto/signals';
import type { InboxNoticeDto } from '@shared/dto/app';
import type { InstrumentDto } from '@shared/dto/instrument';
import type { CompareDto } from '@shared/dto/compare';
import type { OverlapDto } from '@shared/dto/overlap';
import type { StrategyDto, StrategySummaryDto } from '@shared/dto/strategies';
import type { HistoryDto, RankHistoryDto } from '@shared/dto/history';
import type { PortfolioDto } from '@shared/dto/portfolio';
import type { VariantDto, VariantSetDto } from '@shared/dto/variants';
import type { ColumnarTable } from '@core/columnar/columnar-table';
import type { OwnDefinition } from '@core/domain/own-strategy';
import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { stockholmTime } from '@core/time/stockholm-time';
import type { Reader } from '../store/file/connection';
import { describeStrategy } from './describe-strategy';
import { readCompare } from './compare';
import { readDiff } from './diff';
import { readExplanation } from './explain';
import { readFreshness } from './freshness';
import { readInstrument } from './instrument';
import { readPriceTable } from './instrument-prices';
import { readHistory, readRankHistory } from './history';
import { readInbox } from './inbox';
import { readOverlap } from './overlap';
import { readPortfolio } from './portfolio';
import { chooseVariant, createReadStores, readCatalogue, type ReadContext, type ReadStores } from './read-context';
import { rememberAnswers } from './remember-answers';
import { readSignals } from './signals';
import { readStrategySummary } from './strategy-summary';
import { readVariants, readVariantSets } from './variants';

/** Every question that the window and the command line can ask of the stored results. */
export interface ReadModel {
  readonly stores: ReadStores;
  strategies(): StrategyDto[];
  strategySummaries(): StrategySummaryDto[];
  signals(strategyId: string, options: { variant?: string | undefined; asOf?: string | undefined; all: boolean }): SignalsDto;
  explain(strategyId: string, instrument: string, variant?: string): ExplanationDto;
  diff(strategyId: string, range: { variant?: string | undefined; from?: string | undefined; to?: string | undefined }): DiffDto;
  /** The sets of parameters of one strategy, or of all: the published one first. */
  variants(strategyId?: string): VariantDto[];
  /** The same of one strategy with the names each of them holds. */
  variantSets(strategyId: string): VariantSetDto[];
  portfolio(strategyId: string, variant?: string): PortfolioDto;
  history(strategyId: string, variant?: string): HistoryDto;
  rankHistory(strategyId: string, orderbookIds: readonly string[], variant?: string): RankHistoryDto;
  ownStrategies(): OwnDefinition[];
  /** Notices, newest first. */
  inbox(limit: number, language: 'sv' | 'en'): InboxNoticeDto[];
  overlap(): OverlapDto;
  /** A pasted list beside the stored ones. */
  compare(pasted: { readonly text: string; readonly setId: string | null }): CompareDto;
  instrument(orderbookId: string): InstrumentDto;
  /** The instrument's stored bars and the lines drawn over them. */
  priceTable(orderbookId: string): ColumnarTable;
  freshness(): FreshnessDto;
  /** Gives the memory of remembered answers back. */
  forget(): void;
}

/** What an answer depends on: what is stored, which session should be there by now, and what day it is. */
function stateOf(reader: Reader, nowMs: () => number): string {
  const atMs = nowMs();
  return `${reader.version()} ${String(latestCompleteSession(atMs))} ${String(stockholmTime(atMs).day)}`;
}

export function createReadModel(reader: Reader, nowMs: () => number): ReadModel {
  const stores = createReadStores(reader);
  const { consistently } = reader;
  const remembered = rememberAnswers(() => stateOf(reader, nowMs));
  const remember = <Answer>(question: readonly unknown[], read: () => Answer): Answer =>
    remembered.answer(JSON.stringify(question), () => consistently(read));
  const context: ReadContext = { stores, nowMs, freshness: () => remember(['freshness'], () => readFreshness({ stores, nowMs })) };
  return {
    stores,
    strategies: () => readCatalogue(context).strategies.map(describeStrategy),
    strategySummaries: () => remember(['strategies'], () => readCatalogue(context).strategies.map((strategy) => readStrategySummary(context, strategy))),
    signals(strategyId, options) {
      const read = (): SignalsDto => readSignals(context, chooseVariant(context, strategyId, options.variant), options);
      // A whole list is looked at once and weighs ten times as much as the short answer.
      return options.all ? consistently(read) : remember(['signals', strategyId, options.variant, options.asOf], read);
    },
    explain: (strategyId, instrument, variant) => consistently(() => readExplanation(context, chooseVariant(context, strategyId, variant), instrument)),
    diff: (strategyId, range) => consistently(() => readDiff(context, chooseVariant(context, strategyId, range.variant), range)),
    variants: (strategyId) => consistently(() => readVariants(context, strategyId)),
    variantSets: (strategyId) => consistently(() => readVariantSets(context, strategyId)),
    portfolio: (strategyId, variant) => consistently(() => readPortfolio(context, chooseVariant(context, strategyId, variant))),
    history: (strategyId, variant) => consistently(() => readHistory(context, chooseVariant(context, strategyId, variant))),
    rankHistory: (strategyId, orderbookIds, variant) =>
      consistently(() => readRankHistory(context, chooseVariant(context, strategyId, variant), orderbookIds)),
    ownStrategies: () => stores.ownStrategies.all(),
    instrument: (orderbookId) => consistently(() => readInstrument(context, orderbookId)),
    priceTable: (orderbookId) => consistently(() => readPriceTable(reader, stores, orderbookId)),
    inbox: (limit, language) => consistently(() => readInbox(context, limit, language)),
    overlap: () => remember(['overlap'], () => readOverlap(context)),
    compare: (pasted) => consistently(() => readCompare(context, pasted)),
    freshness: context.freshness,
    forget: remembered.forget,
  };
}
