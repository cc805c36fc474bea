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
  readonly language: 'sv' | 'en';
  /** Whether one change was told before, also before a restart; asked with its key, see `changeKey`. */
  readonly alreadyTold: (changeKey: string) => boolean;
  /** Whether the person wants to hear of an instrument's changes in a strategy. */
  readonly isWanted: (strategyId: string, orderbookId: string) => boolean;
}

export type NewsDecision =
  | { readonly show: false; readonly why: 'first-sync' | 'import' | 'correction' | 'nothing-new' | 'not-wanted' | 'already-told' }
  | {
      readonly show: true;
      readonly title: string;
      readonly body: string;
      /** The one strategy it is about; null for several. */
      readonly strategyId: string | null;
      /** One per notification; `changeKeys` in one text. */
      readonly dedupeKey: string;
      /** What this notification tells: to be remembered once it was delivered. */
      readonly changeKeys: readonly string[];
    };

const NAMES_SHOWN = 6;

const WORDS = {
  sv: {
    signals: (count: number) => (count === 1 ? '1 ny signal' : `${String(count)} nya signaler`),
    inOne: (name: string) => `i ${name}`,
    inMany: (count: number) => `i ${String(count)} strategier`,
    more: (count: number) => `och ${String(count)} till`,
  },
  en: {
    signals: (count: number) => (count === 1 ? '1 new signal' : `${String(count)} new signals`),
    inOne: (name: string) => `in ${name}`,
    inMany: (count: number) => `in ${String(count)} strategies`,
    more: (count: number) => `and ${String(count)} more`,
  },
} as const;

/** The same change of the same day has the same key, in whichever sync it turns up. */
export function changeKey(strategyId: string, asOf: string, orderbookId: string, change: 'entered' | 'exited'): string {
  return `${strategyId} ${asOf} ${orderbookId} ${change}`;
}

interface ToldChange {
  readonly key: string;
  readonly orderbookId: string;
  readonly text: string;
  readonly news: StrategyNews;
}

function changesOf(news: StrategyNews): ToldChange[] {
  const told = (items: readonly NewsItem[], mark: string, change: 'entered' | 'exited'): ToldChange[] =>
    items
      .filter((item) => !item.isCorrection)
      .map((item) => ({ key: changeKey(news.strategyId, news.asOf, item.orderbookId, change), orderbookId: item.orderbookId, text: `${mark} ${item.name}`, news }));
  return [...told(news.entered, '▲', 'entered'), ...told(news.exited, '▼', 'exited')];
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
  const words = WORDS[context.language];
  const strategies = new Set(changes.map((change) => change.news.strategyId));
  const where = strategies.size === 1 ? words.inOne(first.news.strategyName) : words.inMany(strategies.size);
  const names = [...new Set(changes.map((change) => change.text))];
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const rest = names.length - NAMES_SHOWN;
  return {
    show: true,
    title: `${words.signals(changes.length)} ${where}`,
    body: rest > 0 ? `${shown} ${words.more(rest)}` : shown,
    strategyId: strategies.size === 1 ? first.news.strategyId : null,
    dedupeKey: changeKeys.join('|'),
    changeKeys,
  };
}
