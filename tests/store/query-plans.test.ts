import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Writer } from '../../src/main/store/file/connection';
import { createFetchStateReader, createFetchStateWriter } from '../../src/main/store/market/fetch-state';
import { createDividendWriter } from '../../src/main/store/market/dividends';
import { createFigureWriter } from '../../src/main/store/market/figure-writer';
import { createCurrencyNeedReader } from '../../src/main/store/market/currency-needs';
import { createCurrencyRateReader } from '../../src/main/store/market/currency-rates';
import { createFigureReader } from '../../src/main/store/market/figures';
import { createHoldingReader } from '../../src/main/store/signals/holdings';
import { createInputReader, createInputWriter } from '../../src/main/store/market/computed-inputs';
import { createCorrectionReader, createCorrectionWriter } from '../../src/main/store/prices/corrections';
import { createInputHasher } from '../../src/main/store/market/input-hash';
import { createInstrumentEventReader } from '../../src/main/store/market/instrument-events';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createMarketReader } from '../../src/main/store/market/market-reader';
import { createYearlyWriter } from '../../src/main/store/market/yearly-points';
import { createMemoryReader, createMemoryWriter } from '../../src/main/store/records/memory-log';
import { createNoticeReader, createNoticeWriter } from '../../src/main/store/records/notices';
import { createPriceBlockReader } from '../../src/main/store/prices/price-block-reader';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { createRestatementWriter } from '../../src/main/store/prices/restatements';
import { createRequestReader, createRequestWriter } from '../../src/main/store/records/requests';
import { createRunReader, createRunWriter } from '../../src/main/store/records/runs';
import { createSignalHistoryReader } from '../../src/main/store/signals/signal-history';
import { createSignalReader } from '../../src/main/store/signals/signal-reader';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import { createVariantReader } from '../../src/main/store/signals/variants';
import { createWatchReader } from '../../src/main/store/records/watchlist';
import { openTestWriter } from './helpers';

type Factory = (writer: Writer) => unknown;

/** Every statement that a part of the store prepares, with the plan SQLite makes for it. */
function plansOf(create: Factory): { sql: string; plan: string[] }[] {
  const writer = openTestWriter();
  const statements: string[] = [];
  const recording: Writer = {
    ...writer,
    query: (sql) => (statements.push(sql), writer.query(sql)),
    command: (sql) => (statements.push(sql), writer.command(sql)),
  };
  create(recording);
  const native = new Database(writer.file, { readonly: true });
  const plans = statements.map((sql) => {
    // Plans do not depend on the values; named nulls would do as well.
    const bound = sql.replace(/\?/g, 'NULL');
    const rows = native.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${bound}`).all();
    return { sql: sql.replace(/\s+/g, ' '), plan: rows.map((row) => row.detail) };
  });
  native.close();
  return plans;
}

const HOT: Record<string, Factory> = {
  'price reader': createPriceReader,
  'price block reader': createPriceBlockReader,
  'price writer': createPriceWriter,
  'input hash': createInputHasher,
  inputs: createInputReader,
  'input writer': createInputWriter,
  corrections: createCorrectionReader,
  'correction writer': createCorrectionWriter,
  'market reader': createMarketReader,
  'currency needs': createCurrencyNeedReader,
  'currency rates': createCurrencyRateReader,
  'figure writer': createFigureWriter,
  'dividend writer': createDividendWriter,
  'yearly writer': createYearlyWriter,
  'signal reader': createSignalReader,
  'signal writer': createSignalWriter,
  'signal history': createSignalHistoryReader,
  holdings: createHoldingReader,
  'instrument reader': createInstrumentReader,
  'instrument writer': createInstrumentWriter,
  'instrument events': createInstrumentEventReader,
  figures: createFigureReader,
  'restatement writer': createRestatementWriter,
  'run reader': createRunReader,
  'run writer': createRunWriter,
  'request reader': createRequestReader,
  'request writer': createRequestWriter,
  'fetch state reader': createFetchStateReader,
  'fetch state writer': createFetchStateWriter,
  'notice reader': createNoticeReader,
  'notice writer': createNoticeWriter,
  'memory reader': createMemoryReader,
  'memory writer': createMemoryWriter,
  variants: createVariantReader,
  watch: createWatchReader,
};

/** Tables that stay small (a row per line, key or choice) or that a statement reads from the end of. */
const MAY_BE_SCANNED =
  /^SCAN (i\b|instrument|watch|setting|strategy_variant|currency_rate|fetch_state|notice|request_log|memory_sample|cleanup_log|sync_run|due_run|newest|wanted|half_year|CONSTANT ROW)/;
/** The one scan that is meant: fingerprints from the covering index, without the prices. */
const FINGERPRINTS = 'SEARCH price_chunk USING COVERING INDEX price_chunk_fingerprint (chunk_key<?)';

describe('D15: query plans', () => {
  it.each(Object.entries(HOT))('scan no large table: %s', (_name, create) => {
    const plans = plansOf(create);
    expect(plans.length).toBeGreaterThan(0);
    const scans = plans.filter(({ plan }) => plan.some((step) => step.startsWith('SCAN ') && !MAY_BE_SCANNED.test(step)));
    expect(scans).toEqual([]);
  });

  it('reach prices by their key, and their fingerprints without the prices', () => {
    const steps = [createPriceReader, createPriceBlockReader, createPriceWriter, createInputHasher]
      .flatMap((create) => plansOf(create as Factory))
      .flatMap(({ plan }) => plan.filter((step) => step.includes('price_chunk')));
    expect(new Set(steps)).toEqual(new Set(['SEARCH price_chunk USING INTEGER PRIMARY KEY (rowid=?)', 'SEARCH price_chunk USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)', FINGERPRINTS]));
  });

  it('reach signals by the whole key of their set, in one search per table', () => {
    const rows = plansOf(createSignalReader as Factory).filter(({ sql }) => sql.includes('strategy_signal AS s CROSS JOIN'));
    expect(rows).toHaveLength(4);
    for (const { sql, plan } of rows) {
      expect(plan[0]).toMatch(
        /^SEARCH s USING INDEX sqlite_autoindex_strategy_signal_1 \(strategy_id=\? AND params_hash=\? AND as_of=\? AND engine_version=\?/,
      );
      expect(plan.filter((step) => step.includes('SEARCH c '))).toHaveLength(sql.includes('signal_change') ? 1 : 0);
      expect(plan.some((step) => step.includes('AUTOMATIC'))).toBe(false);
    }
  });

  it('find the newest set from the end of the index, without sorting', () => {
    const latest = plansOf(createSignalReader as Factory).filter(({ sql }) => sql.includes('FROM strategy_run WHERE strategy_id'));
    expect(latest).toHaveLength(4);
    for (const { plan } of latest) expect(plan.some((step) => step.includes('TEMP B-TREE'))).toBe(false);
  });

  it('go through no index that SQLite has to build first', () => {
    for (const create of Object.values(HOT)) {
      expect(plansOf(create).flatMap(({ plan }) => plan).filter((step) => step.includes('AUTOMATIC'))).toEqual([]);
    }
  });
});
