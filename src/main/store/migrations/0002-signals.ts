import type { Migration } from './migration';

/** What the strategies said: one header and its rows per strategy, parameter set and day. */
export const SIGNALS: Migration = {
  version: 2,
  name: '0002-signals',
  up: /* sql */ `
-- Tables with JSON are rowid tables: without a rowid, rows above 1002 bytes spill into pages of their own,
-- which would make a signal with fourteen components four times as large as one with twelve.
CREATE TABLE strategy_variant (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_type(params) = 'object'),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (strategy_id, params_hash)
) STRICT;

CREATE TABLE strategy_run (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  engine_version INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  run_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('OK', 'PARTIAL', 'INSUFFICIENT_DATA', 'NO_POINT_IN_TIME_DATA')),
  universe INTEGER NOT NULL CHECK (universe >= 0),
  eligible INTEGER NOT NULL CHECK (eligible >= 0),
  computed_at TEXT NOT NULL,
  gate TEXT,
  excluded TEXT NOT NULL CHECK (json_type(excluded) = 'object'),
  in_target INTEGER NOT NULL CHECK (in_target >= 0),
  input_hash TEXT NOT NULL,
  calendar_version TEXT NOT NULL,
  duration_ms REAL NOT NULL,
  params TEXT NOT NULL CHECK (json_type(params) = 'object'),
  current_share REAL NOT NULL CHECK (current_share BETWEEN 0 AND 1),
  previous_as_of TEXT CHECK (previous_as_of IS date(previous_as_of)),
  content_hash TEXT NOT NULL,
  PRIMARY KEY (strategy_id, params_hash, as_of, engine_version)
) STRICT;

CREATE INDEX strategy_run_by_run ON strategy_run (run_id);

CREATE TABLE strategy_signal (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  as_of TEXT NOT NULL,
  engine_version INTEGER NOT NULL,
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  rank INTEGER CHECK (rank >= 1),
  score REAL,
  in_target INTEGER NOT NULL CHECK (in_target IN (0, 1)),
  target_weight REAL NOT NULL,
  state TEXT CHECK (state IN ('FLAT', 'LONG')),
  event TEXT CHECK (event IN ('INIT_FLAT', 'INIT_LONG', 'ENTER', 'EXIT')),
  state_since TEXT CHECK (state_since IS date(state_since)),
  components TEXT NOT NULL CHECK (json_type(components) = 'object'),
  flags TEXT NOT NULL CHECK (json_type(flags) = 'array'),
  history_start TEXT CHECK (history_start IS date(history_start)),
  status TEXT NOT NULL CHECK (status IN ('OK', 'STALE', 'WARMUP')),
  PRIMARY KEY (strategy_id, params_hash, as_of, engine_version, orderbook_id),
  FOREIGN KEY (strategy_id, params_hash, as_of, engine_version)
    REFERENCES strategy_run (strategy_id, params_hash, as_of, engine_version)
) STRICT;

CREATE TABLE signal_change (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  as_of TEXT NOT NULL,
  engine_version INTEGER NOT NULL,
  previous_as_of TEXT NOT NULL CHECK (previous_as_of IS date(previous_as_of)),
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  change TEXT NOT NULL CHECK (change IN ('entered', 'exited', 'moved', 'kept')),
  reason TEXT NOT NULL CHECK (reason IN ('price', 'report', 'filter', 'universe', 'correction')),
  previous_rank INTEGER,
  rank INTEGER,
  PRIMARY KEY (strategy_id, params_hash, as_of, engine_version, orderbook_id),
  FOREIGN KEY (strategy_id, params_hash, as_of, engine_version)
    REFERENCES strategy_run (strategy_id, params_hash, as_of, engine_version)
) STRICT, WITHOUT ROWID;

-- Why an instrument is in or out: of the newest day only.
CREATE TABLE signal_explanation (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  filters TEXT NOT NULL CHECK (json_type(filters) = 'array'),
  PRIMARY KEY (strategy_id, params_hash, orderbook_id)
) STRICT;

CREATE TABLE model_holding (
  strategy_id TEXT NOT NULL,
  params_hash TEXT NOT NULL,
  rebalanced_on TEXT NOT NULL CHECK (rebalanced_on IS date(rebalanced_on)),
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  weight REAL NOT NULL,
  rank_at_purchase INTEGER NOT NULL,
  held_since TEXT NOT NULL CHECK (held_since IS date(held_since)),
  PRIMARY KEY (strategy_id, params_hash, rebalanced_on, orderbook_id)
) STRICT, WITHOUT ROWID;
`,
};
