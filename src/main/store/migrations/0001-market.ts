import type { Migration } from './migration';

/** Instruments, price history and fundamentals. */
export const MARKET: Migration = {
  version: 1,
  name: '0001-market',
  up: /* sql */ `
PRAGMA application_id = 0x4b555253;

CREATE TABLE instrument (
  orderbook_id TEXT PRIMARY KEY CHECK (length(orderbook_id) BETWEEN 1 AND 12 AND orderbook_id NOT GLOB '*[^0-9]*'),
  isin TEXT,
  ticker TEXT NOT NULL,
  name TEXT NOT NULL,
  list TEXT,
  sector TEXT,
  currency TEXT,
  market_cap REAL,
  preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  first_bar TEXT CHECK (first_bar IS date(first_bar)),
  last_bar TEXT CHECK (last_bar IS date(last_bar)),
  status TEXT NOT NULL CHECK (status IN ('listed', 'delisted')),
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 99999),
  company_id TEXT,
  type TEXT NOT NULL CHECK (type IN ('STOCK', 'INDEX')),
  market_place TEXT,
  country_code TEXT,
  sectors TEXT NOT NULL CHECK (json_type(sectors) = 'array'),
  depository_receipt INTEGER NOT NULL CHECK (depository_receipt IN (0, 1)),
  tradable TEXT,
  search_text TEXT NOT NULL,
  CHECK ((first_bar IS NULL) = (last_bar IS NULL) AND (first_bar IS NULL OR first_bar <= last_bar))
) STRICT;

CREATE INDEX instrument_by_ticker ON instrument (ticker COLLATE NOCASE);
CREATE INDEX instrument_by_isin ON instrument (isin) WHERE isin IS NOT NULL;

-- One half-year of one instrument. chunk_key = (year * 2 + half) * 100000 + instrument.number, half 0 or 1:
-- the newest half-year of all instruments lies together. encoding 1: six columns of 4 bytes, prices
-- times 10000; encoding 2: dates of 4 bytes, five columns of 8. A chunk of encoding 1 fills one page.
CREATE TABLE price_chunk (
  chunk_key INTEGER PRIMARY KEY,
  encoding INTEGER NOT NULL CHECK (encoding IN (1, 2)),
  row_count INTEGER NOT NULL CHECK (row_count BETWEEN 1 AND 184),
  last_day INTEGER NOT NULL,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
  data BLOB NOT NULL,
  CHECK (length(data) = row_count * CASE encoding WHEN 1 THEN 24 ELSE 44 END)
) STRICT;

-- Covers the input hash, which must not walk through the prices themselves.
CREATE INDEX price_chunk_fingerprint ON price_chunk (chunk_key, last_day, fingerprint);

CREATE TABLE bar_correction (
  correction_id INTEGER PRIMARY KEY,
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  run_id TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date IS date(date)),
  old_close REAL NOT NULL,
  new_close REAL NOT NULL,
  detected_at TEXT NOT NULL
) STRICT;

CREATE INDEX bar_correction_by_run ON bar_correction (run_id, orderbook_id);
CREATE INDEX bar_correction_by_instrument ON bar_correction (orderbook_id, date);

CREATE TABLE fundamental_snapshot (
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  report_date TEXT CHECK (report_date IS date(report_date)),
  market_capital REAL,
  market_capital_currency TEXT,
  operating_cash_flow REAL,
  operating_cash_flow_currency TEXT,
  price_earnings_ratio REAL,
  price_book_ratio REAL,
  price_sales_ratio REAL,
  ev_ebit_ratio REAL,
  direct_yield REAL,
  ordinary_direct_yield REAL,
  total_direct_yield REAL,
  return_on_equity REAL,
  return_on_total_assets REAL,
  return_on_capital_employed REAL,
  gross_margin REAL,
  number_of_owners REAL,
  PRIMARY KEY (orderbook_id, as_of),
  CHECK ((market_capital IS NULL) = (market_capital_currency IS NULL)),
  CHECK ((operating_cash_flow IS NULL) = (operating_cash_flow_currency IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE yearly_point (
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  metric TEXT NOT NULL,
  financial_year INTEGER NOT NULL,
  known_from TEXT NOT NULL CHECK (known_from IS date(known_from)),
  value REAL NOT NULL,
  PRIMARY KEY (orderbook_id, metric, financial_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE dividend (
  orderbook_id TEXT NOT NULL REFERENCES instrument (orderbook_id),
  ex_date TEXT NOT NULL CHECK (ex_date IS date(ex_date)),
  -- Several dividends may share an ex-date, even with the same amount.
  ordinal INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (orderbook_id, ex_date, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE currency_rate (
  currency TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  sek_per_unit REAL NOT NULL CHECK (sek_per_unit > 0),
  PRIMARY KEY (currency, as_of)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch (
  orderbook_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`,
};
