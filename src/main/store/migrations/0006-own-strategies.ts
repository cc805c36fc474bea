import type { Migration } from './migration';

/** Strategies that the person has put together. */
export const OWN_STRATEGIES: Migration = {
  version: 6,
  name: '0006-own-strategies',
  up: /* sql */ `
CREATE TABLE own_strategy (
  strategy_id TEXT PRIMARY KEY,
  definition TEXT NOT NULL CHECK (json_type(definition) = 'object'),
  saved_at TEXT NOT NULL
) STRICT;
`,
};
