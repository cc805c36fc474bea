import type { Migration } from './migration';

/** That a model portfolio was formed anew, also when nothing passed and all of it is cash. */
export const MODEL_REBALANCES: Migration = {
  version: 11,
  name: '0011-model-rebalances',
  up: /* sql */ `
CREATE TABLE model_rebalance (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  rebalanced_on TEXT NOT NULL CHECK (rebalanced_on IS date(rebalanced_on)),
  PRIMARY KEY (strategy_id, params_hash, rebalanced_on)
) STRICT, WITHOUT ROWID;
INSERT INTO model_rebalance (strategy_id, params_hash, rebalanced_on)
  SELECT DISTINCT strategy_id, params_hash, rebalanced_on FROM model_holding;
`,
};
