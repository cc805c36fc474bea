/** DuckDB on a file of its own, in SQL. Wilder's mean as a sum scaled by powers, which is exact for 9,500 bars. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { folder, meta, serve } from './serve.mjs';

const file = join(folder, 'rows.duckdb');
if (!existsSync(file)) {
  const making = await DuckDBInstance.create(`${file}.new`);
  const connection = await making.connect();
  await connection.run(`CREATE TABLE bars AS SELECT * FROM read_parquet('${join(folder, 'rows.parquet')}') ORDER BY id, date`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  making.closeSync();
  renameSync(`${file}.new`, file);
}
const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
const connection = await instance.connect();

const DAILY = (source) => `
WITH recent AS (
  SELECT id, row, date, high, low, close, max(row) OVER one - row AS back, max(date) OVER one AS last,
    close - lag(close) OVER ordered AS change, close / lag(close) OVER ordered - 1 AS ret
  FROM ${source} WHERE date >= ${meta.from}
  WINDOW one AS (PARTITION BY id), ordered AS (PARTITION BY id ORDER BY date)
), seeded AS (
  SELECT *, CASE WHEN row > 14 THEN 1.0 WHEN row >= 1 THEN pow(14.0 / 13, 14 - row) ELSE 0 END AS seed FROM recent WHERE last >= ${meta.staleBefore}
), signals AS (
  SELECT id, count(*) AS n, max(row) + 1 AS bars,
    max(close) FILTER (back = 0) AS now, max(close) FILTER (back = 63) AS c63, max(close) FILTER (back = 126) AS c126, max(close) FILTER (back = 252) AS c252,
    avg(close) FILTER (back < 50) AS sma50, avg(close) FILTER (back < 200) AS sma200,
    sum(greatest(change, 0) * seed * pow(13.0 / 14, back)) AS gain, sum(greatest(-change, 0) * seed * pow(13.0 / 14, back)) AS loss,
    max(high) FILTER (back < 20) AS high20, min(low) FILTER (back < 20) AS low20,
    max(high) FILTER (back < 55) AS high55, min(low) FILTER (back < 55) AS low55,
    max(close) FILTER (back < 252) AS high252, stddev_samp(ret) FILTER (back < 252) * sqrt(252) AS vol
  FROM seeded GROUP BY id
), momentum AS (SELECT *, (now / c63 + now / c126 + now / c252) / 3 - 1 AS mom FROM signals)
SELECT id, mom, CASE WHEN bars >= 50 THEN sma50 END, CASE WHEN bars >= 200 THEN sma200 END,
  CASE WHEN bars > 14 THEN CASE WHEN gain + loss = 0 THEN 50 ELSE 100 * gain / (gain + loss) END END,
  CASE WHEN bars >= 20 THEN high20 END, CASE WHEN bars >= 20 THEN low20 END, CASE WHEN bars >= 55 THEN high55 END, CASE WHEN bars >= 55 THEN low55 END,
  CASE WHEN bars >= 252 THEN now / high252 END, CASE WHEN bars > 252 THEN vol END,
  CASE WHEN mom IS NOT NULL THEN rank() OVER (ORDER BY mom DESC NULLS LAST) + (count(*) OVER (PARTITION BY mom) - 1) / 2.0 END
FROM momentum`;

const over = (expression, size) => `CASE WHEN row >= ${size - 1} THEN ${expression} OVER (PARTITION BY id ORDER BY date ROWS ${size - 1} PRECEDING) END`;
const HISTORY = (source) => `
WITH changed AS (
  SELECT *, close - lag(close) OVER w AS change, close / lag(close) OVER w - 1 AS ret,
    close / lag(close, 63) OVER w - 1 AS roc63, close / lag(close, 126) OVER w - 1 AS roc126, close / lag(close, 252) OVER w - 1 AS roc252
  FROM ${source} WINDOW w AS (PARTITION BY id ORDER BY date)
), weighted AS (
  SELECT *, sum(greatest(change, 0) * pow(14.0 / 13, greatest(row, 14))) OVER w AS gain, sum(greatest(-change, 0) * pow(14.0 / 13, greatest(row, 14))) OVER w AS loss
  FROM changed WINDOW w AS (PARTITION BY id ORDER BY date)
)
SELECT roc63, roc126, roc252, ${over('avg(close)', 50)} AS sma50, ${over('avg(close)', 200)} AS sma200,
  CASE WHEN row < 14 THEN NULL WHEN gain + loss = 0 THEN 50 ELSE 100 * gain / (gain + loss) END AS rsi14,
  ${over('max(high)', 20)} AS high20, ${over('min(low)', 20)} AS low20, ${over('max(high)', 55)} AS high55, ${over('min(low)', 55)} AS low55,
  close / ${over('max(close)', 252)} AS nearness,
  CASE WHEN row >= 252 THEN stddev_samp(ret) OVER (PARTITION BY id ORDER BY date ROWS 251 PRECEDING) * sqrt(252) END AS vol, id, date
FROM weighted`;

async function daily(source) {
  const rows = (await connection.runAndReadAll(DAILY(source))).getRows();
  const out = new Float64Array(meta.instruments * meta.daily.length).fill(NaN);
  for (const [id, ...values] of rows) values.forEach((value, at) => { out[id * meta.daily.length + at] = value ?? NaN; });
  return () => [out];
}

async function history(source) {
  await connection.run(`CREATE OR REPLACE TEMP TABLE history AS ${HISTORY(source)}`);
  return async () => {
    const names = ['roc63', 'roc126', 'roc252', 'sma50', 'sma200', 'rsi14', 'high20', 'low20', 'high55', 'low55', 'nearness', 'vol'];
    const columns = [];
    for (const name of names) {
      const read = await connection.runAndReadAll(`SELECT coalesce(${name}, 'nan'::DOUBLE) FROM history ORDER BY id, date`);
      columns.push(Float64Array.from(read.getColumns()[0]));
    }
    return columns;
  };
}

await serve({
  load: async () => {
    await connection.run('CREATE OR REPLACE TEMP TABLE loaded AS SELECT * FROM bars');
    return () => [];
  },
  daily: () => daily('bars'),
  computeDaily: () => daily('loaded'),
  history: () => history('bars'),
  computeHistory: () => history('loaded'),
});
