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
  readonly enabled: boolean;
  readonly isFirstSync: boolean;
  readonly language: 'sv' | 'en';
  /** Keys of what was told before, also before a restart. */
  readonly alreadyTold: (key: string) => boolean;
}

export type NewsDecision =
  | { readonly show: false; readonly why: 'off' | 'first-sync' | 'nothing-new' | 'already-told' }
  | {
      readonly show: true;
      readonly title: string;
      readonly body: string;
      readonly strategyId: string;
      /** One per sync: what is told once is never told again. */
      readonly dedupeKey: string;
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

interface ToldChange {
  readonly key: string;
  readonly text: string;
  readonly news: StrategyNews;
}

function changesOf(news: StrategyNews): ToldChange[] {
  const told = (items: readonly NewsItem[], mark: string, change: string): ToldChange[] =>
    items
      .filter((item) => !item.isCorrection)
      .map((item) => ({ key: `${news.strategyId} ${news.asOf} ${item.orderbookId} ${change}`, text: `${mark} ${item.name}`, news }));
  return [...told(news.entered, '▲', 'entered'), ...told(news.exited, '▼', 'exited')];
}

/** One grouped notification per sync at most: the fact in the title, the names in the body. */
export function decideNews(allNews: readonly StrategyNews[], context: NewsContext): NewsDecision {
  if (!context.enabled) return { show: false, why: 'off' };
  if (context.isFirstSync) return { show: false, why: 'first-sync' };
  const changes = allNews.flatMap(changesOf);
  const first = changes[0];
  if (first === undefined) return { show: false, why: 'nothing-new' };
  const dedupeKey = changes.map((change) => change.key).join('|');
  if (context.alreadyTold(dedupeKey)) return { show: false, why: 'already-told' };
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
    strategyId: first.news.strategyId,
    dedupeKey,
  };
}
