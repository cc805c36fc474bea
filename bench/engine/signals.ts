/** What the contestants compute, in the order in which they answer. Shape: one column each. */
export const DAILY_OUTPUTS = [
  'momentum', 'sma50', 'sma200', 'rsi14', 'high20', 'low20', 'high55', 'low55', 'nearness252', 'volatility252', 'momentumRank',
] as const;

export const HISTORY_OUTPUTS = [
  'roc63', 'roc126', 'roc252', 'sma50', 'sma200', 'rsi14', 'high20', 'low20', 'high55', 'low55', 'nearness252', 'volatility252',
] as const;

/** Calendar days that a daily signal looks back: 252 bars, and as many more as let the start of an RSI fade below 1e-12. */
export const DAILY_WINDOW_DAYS = 600;
/** A share without a bar for longer than this has no signal today. */
export const STALE_DAYS = 10;
