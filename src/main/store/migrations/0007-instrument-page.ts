import type { Migration } from './migration';

/** What the page of one instrument asks for: its comings and goings in all strategies, and changes of its price basis. */
export const INSTRUMENT_PAGE: Migration = {
  version: 7,
  name: '0007-instrument-page',
  up: /* sql */ `
-- Of all changes only those that a chart marks; the table itself is ordered by strategy and day.
CREATE INDEX signal_change_by_instrument ON signal_change (orderbook_id) WHERE change IN ('entered', 'exited');

-- The source restated the whole price history, as it does after a split. ratio: old price / new price.
CREATE TABLE price_restatement (
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  noticed_on TEXT NOT NULL CHECK (noticed_on IS date(noticed_on)),
  run_id TEXT NOT NULL,
  ratio REAL NOT NULL CHECK (ratio > 0),
  PRIMARY KEY (orderbook_id, noticed_on)
) STRICT, WITHOUT ROWID;
`,
};
