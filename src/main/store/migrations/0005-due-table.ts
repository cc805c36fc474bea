import type { Migration } from './migration';

/**
 * The plan as rows of wall-clock instants with what became of each, and for notices what the desktop did
 * with them and which changes they told.
 */
export const DUE_TABLE: Migration = {
  version: 5,
  name: '0005-due-table',
  up: /* sql */ `
CREATE TABLE due_run (
  kind TEXT NOT NULL CHECK (kind IN ('daily', 'correction')),
  planned_at TEXT NOT NULL,
  session TEXT NOT NULL CHECK (session IS date(session)),
  ran_at TEXT,
  run_id TEXT,
  outcome TEXT CHECK (outcome IN ('started', 'ok', 'partial', 'failed', 'cancelled', 'interrupted', 'collapsed', 'not-needed')),
  why TEXT CHECK (json_type(why) = 'object'),
  PRIMARY KEY (kind, planned_at),
  CHECK ((run_id IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX due_run_by_run ON due_run (run_id) WHERE run_id IS NOT NULL;

ALTER TABLE notice ADD COLUMN delivery TEXT;

CREATE INDEX notice_held ON notice (notice_id) WHERE delivery = 'held';

CREATE TABLE told_change (
  change_key TEXT PRIMARY KEY,
  told_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
