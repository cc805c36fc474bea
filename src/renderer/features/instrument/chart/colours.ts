const TOKENS = {
  up: '--chart-up',
  down: '--chart-down',
  price: '--chart-price',
  fast: '--chart-fast',
  slow: '--chart-slow',
  channel: '--chart-channel',
  volume: '--chart-volume',
  grid: '--chart-grid',
  text: '--chart-text',
  ground: '--chart-ground',
  mark: '--chart-mark',
  font: '--font',
} as const;

export type ChartColours = Readonly<Record<keyof typeof TOKENS, string>>;

/** The tokens a canvas is painted with, as they stand now: theme, palette, contrast and forced colours decide them. */
export function readColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  return Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()])) as Record<keyof typeof TOKENS, string>;
}
