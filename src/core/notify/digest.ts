export interface HeldNotice {
  readonly title: string;
  readonly body: string;
  readonly strategyId: string | null;
}

const TITLES = {
  sv: (count: number) => `${String(count)} meddelanden medan det var tyst`,
  en: (count: number) => `${String(count)} notices during quiet hours`,
} as const;

/** Everything that was held, as one notification: a single one as it is, several by their titles. */
export function digestOf(held: readonly HeldNotice[], language: 'sv' | 'en'): HeldNotice | null {
  const [first, ...others] = held;
  if (first === undefined) return null;
  if (others.length === 0) return { title: first.title, body: first.body, strategyId: first.strategyId };
  return { title: TITLES[language](held.length), body: held.map(({ title }) => title).join('\n'), strategyId: null };
}
