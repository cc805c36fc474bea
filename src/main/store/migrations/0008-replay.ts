import type { Migration } from './migration';

/** What a computed day rested on, so that a later one can say what has changed since. */
export const REPLAY: Migration = {
  version: 8,
  name: '0008-replay',
  up: /* sql */ `
-- A run found other bars than those that were stored: corrected, filled in late, withdrawn or on a new basis.
-- first_day is the earliest day concerned.
CREATE TABLE price_correction (
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  run_id TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
  detected_at TEXT NOT NULL,
  PRIMARY KEY (orderbook_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX price_correction_by_time ON price_correction (detected_at, first_day, orderbook_id);

-- The parts of an input hash. groups: hash per kind of input. instruments: 20 bytes each, the orderbook id as a
-- double and the first 32 bits of the hashes of its prices, figures and master data.
CREATE TABLE computed_input (
  input_hash TEXT PRIMARY KEY,
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  groups TEXT NOT NULL CHECK (json_type(groups) = 'object'),
  instruments BLOB NOT NULL CHECK (length(instruments) % 20 = 0)
) STRICT;
`,
};
