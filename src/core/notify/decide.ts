import type { NoticeFacts } from '../domain/notice-facts';

/** What one strategy's newest result changed, as far as a person would want to be told. */
export interface StrategyNews {
  readonly strategyId: string;
  readonly strategyName: string;
  readonly asOf: string;
  readonly entered: readonly NewsItem[];
  readonly exited: readonly NewsItem[];
}

export interface NewsItem {
  readonly orderbookId: string;
  readonly name: string;
  /** The change comes from a corrected old figure, not from the market. */
  readonly isCorrection: boolean;
}

export interface NewsContext {
  readonly isFirstSync: boolean;
  /** The stored data were replaced since the last sync: what differs now did not happen now. */
  readonly isAfterImport: boolean;
  /** The run looked for corrections of old bars and for nothing else. */
  readonly isCorrectionRun: boolean;
  /** Whether one change was told before, also before a restart; asked with its key, see `changeKey`. */
  readonly alreadyTold: (changeKey: string) => boolean;
  /** Whether the person wants to hear of an instrument's changes in a strategy. */
  readonly isWanted: (strategyId: string, orderbookId: string) => boolean;
}

export type NewsDecision =
  | { readonly show: false; readonly why: 'first-sync' | 'import' | 'correction' | 'nothing-new' | 'not-wanted' | 'already-told' }
  | {
      readonly show: true;
      readonly facts: NoticeFacts;
      /** The one strategy it is about, and the day; null for several. */
      readonly strategyId: string | null;
      readonly asOf: string | null;
      /** One per notification; `changeKeys` in one text. */
      readonly dedupeKey: string;
      /** What this notification tells: to be remembered once it was delivered. */
      readonly changeKeys: readonly string[];
    };

const NAMES_SHOWN = 6;

/** The same change of the same day has the same key, in whichever sync it turns up. */
export function changeKey(strategyId: string, asOf: string, orderbookId: string, change: 'entered' | 'exited'): string {
  return `${strategyId} ${asOf} ${orderbookId} ${change}`;
}

interface ToldChange {
  readonly key: string;
  readonly orderbookId: string;
  readonly change: 'entered' | 'exited';
  readonly name: string;
  readonly news: StrategyNews;
}

function changesOf(news: StrategyNews): ToldChange[] {
  const told = (items: readonly NewsItem[], change: 'entered' | 'exited'): ToldChange[] =>
    items
      .filter((item) => !item.isCorrection)
      .map((item) => ({ key: changeKey(news.strategyId, news.asOf, item.orderbookId, change), orderbookId: item.orderbookId, change, name: item.name, news }));
  return [...told(news.entered, 'entered'), ...told(news.exited, 'exited')];
}

/**
 * Whether a sync deserves a notification, and which: one grouped at most, the fact in the title, the names
 * in the body. Corrections of old figures never count, and what was told before is left out.
 */
export function decideNews(allNews: readonly StrategyNews[], context: NewsContext): NewsDecision {
  if (context.isFirstSync) return { show: false, why: 'first-sync' };
  if (context.isAfterImport) return { show: false, why: 'import' };
  if (context.isCorrectionRun) return { show: false, why: 'correction' };
  const happened = allNews.flatMap(changesOf);
  if (happened.length === 0) return { show: false, why: 'nothing-new' };
  const wanted = happened.filter(({ news, orderbookId }) => context.isWanted(news.strategyId, orderbookId));
  if (wanted.length === 0) return { show: false, why: 'not-wanted' };
  const changes = wanted.filter((change) => !context.alreadyTold(change.key));
  const first = changes[0];
  if (first === undefined) return { show: false, why: 'already-told' };
  const changeKeys = changes.map((change) => change.key);
  const strategies = new Set(changes.map((change) => change.news.strategyId)).size;
  // A name that does the same in two strategies is named once.
  const names = [...new Map(changes.map(({ change, name }) => [`${change} ${name}`, { change, name }])).values()];
  const { strategyName, strategyId, asOf } = first.news;
  const isOne = strategies === 1;
  return {
    show: true,
    facts: { event: 'signals', changes: changes.length, strategies, strategyName: isOne ? strategyName : null, names: names.slice(0, NAMES_SHOWN), more: Math.max(0, names.length - NAMES_SHOWN) },
    strategyId: isOne ? strategyId : null,
    asOf: isOne ? asOf : null,
    dedupeKey: changeKeys.join('|'),
    changeKeys,
  };
}
