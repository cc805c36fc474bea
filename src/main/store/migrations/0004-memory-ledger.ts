import type { Migration } from './migration';

/** The memory on a time line that can be thinned, what each job took and gave back, and why memory was given back. */
export const MEMORY_LEDGER: Migration = {
  version: 4,
  name: '0004-memory-ledger',
  up: /* sql */ `
ALTER TABLE memory_sample ADD COLUMN private_bytes INTEGER;

CREATE INDEX memory_sample_by_time ON memory_sample (at_ms);

CREATE TABLE memory_job (
  job_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sync', 'compute', 'backup', 'write')),
  run_id TEXT,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed')),
  before_bytes INTEGER NOT NULL,
  peak_bytes INTEGER NOT NULL,
  after_bytes INTEGER NOT NULL,
  engine_peak_bytes INTEGER NOT NULL
) STRICT;

CREATE INDEX memory_job_by_end ON memory_job (ended_at_ms);

CREATE TABLE cleanup_log_new (
  cleanup_id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  trigger TEXT NOT NULL CHECK (trigger IN ('manual', 'budget', 'hard-budget', 'idle', 'after-job')),
  before_bytes INTEGER NOT NULL,
  after_bytes INTEGER NOT NULL,
  actions TEXT NOT NULL CHECK (json_type(actions) = 'array')
) STRICT;

INSERT INTO cleanup_log_new SELECT * FROM cleanup_log;
DROP TABLE cleanup_log;
ALTER TABLE cleanup_log_new RENAME TO cleanup_log;
`,
};
