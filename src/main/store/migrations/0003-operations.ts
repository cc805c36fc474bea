import type { Migration } from './migration';

/** Runs, their progress, what left this computer, and what the person chose. */
export const OPERATIONS: Migration = {
  version: 3,
  name: '0003-operations',
  up: /* sql */ `
CREATE TABLE sync_run (
  run_id TEXT PRIMARY KEY,
  trigger TEXT NOT NULL,
  planned_at TEXT,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('running', 'ok', 'partial', 'failed', 'cancelled', 'interrupted')),
  summary TEXT CHECK (json_type(summary) = 'object'),
  input_hash TEXT,
  engine_version INTEGER NOT NULL,
  target_session TEXT CHECK (target_session IS date(target_session)),
  resumed_from TEXT,
  CHECK ((status = 'running') = (finished_at IS NULL))
) STRICT;

CREATE INDEX sync_run_by_start ON sync_run (started_at);

CREATE TABLE fetch_state (
  orderbook_id TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('page', 'prices', 'details', 'analysis')),
  run_id TEXT NOT NULL,
  session TEXT NOT NULL CHECK (session IS date(session)),
  fetched_at_ms INTEGER NOT NULL,
  detail TEXT,
  PRIMARY KEY (orderbook_id, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_log (
  request_id INTEGER PRIMARY KEY,
  started_at_ms INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('GET', 'POST')),
  host TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER,
  bytes INTEGER NOT NULL,
  duration_ms REAL NOT NULL,
  attempt INTEGER NOT NULL,
  failure_kind TEXT
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  notice_id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('signals', 'error', 'recovered', 'info')),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  strategy_id TEXT,
  as_of TEXT CHECK (as_of IS date(as_of)),
  read_at TEXT,
  dedupe_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE memory_sample (
  sample_id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  total_bytes INTEGER NOT NULL,
  processes TEXT NOT NULL CHECK (json_type(processes) = 'array')
) STRICT;

CREATE TABLE cleanup_log (
  cleanup_id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('manual', 'budget', 'idle', 'after-job')),
  before_bytes INTEGER NOT NULL,
  after_bytes INTEGER NOT NULL,
  actions TEXT NOT NULL CHECK (json_type(actions) = 'array')
) STRICT;
`,
};
