/** nodejs-polars on an Arrow IPC file of its own, with expressions per group. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import pl from 'nodejs-polars';
import { folder, meta, readColumn, serve } from './serve.mjs';

const file = join(folder, 'rows.ipc');
if (!existsSync(file)) {
  const columns = ['id', 'date', 'row', 'high', 'low', 'close'].map((name) => pl.Series(name, readColumn(name)));
  pl.DataFrame(columns).writeIPC(`${file}.new.ipc`);
  renameSync(`${file}.new.ipc`, file);
}

const close = pl.col('close');
const row = pl.col('row');
const change = close.diff(1, 'ignore');
const gain = pl.when(change.gt(0)).then(change).otherwise(change.mul(0));
const loss = pl.when(change.lt(0)).then(change.mul(-1)).otherwise(change.mul(0));
/** Wilder's mean: an exponential one that starts with the plain mean of the first 14 changes. */
const wilder = (series) =>
  pl.when(row.gt(14)).then(series).when(row.eq(14)).then(series.rollingMean({ windowSize: 14 })).otherwise(pl.lit(null)).ewmMean({ alpha: 1 / 14, adjust: false, ignoreNulls: true });
const strength = () => {
  const [up, down] = [wilder(gain), wilder(loss)];
  return pl.when(up.plus(down).eq(0)).then(pl.lit(50)).otherwise(up.mul(100).div(up.plus(down)));
};
const roc = (period) => close.div(close.shift(period)).minus(1);
const rolling = { mean: (of, windowSize) => of.rollingMean({ windowSize }), max: (of, windowSize) => of.rollingMax({ windowSize }), min: (of, windowSize) => of.rollingMin({ windowSize }) };

const HISTORY = [
  roc(63).alias('roc63'), roc(126).alias('roc126'), roc(252).alias('roc252'),
  rolling.mean(close, 50).alias('sma50'), rolling.mean(close, 200).alias('sma200'), strength().alias('rsi14'),
  rolling.max(pl.col('high'), 20).alias('high20'), rolling.min(pl.col('low'), 20).alias('low20'),
  rolling.max(pl.col('high'), 55).alias('high55'), rolling.min(pl.col('low'), 55).alias('low55'),
  close.div(rolling.max(close, 252)).alias('nearness252'),
  roc(1).rollingStd({ windowSize: 252 }).mul(Math.sqrt(252)).alias('volatility252'),
];

const DAILY = [
  close.last().div(close.slice(-64, 1).first()).plus(close.last().div(close.slice(-127, 1).first())).plus(close.last().div(close.slice(-253, 1).first())).div(3).minus(1).alias('mom'),
  close.tail(50).mean().alias('sma50'), close.tail(200).mean().alias('sma200'), strength().last().alias('rsi14'),
  pl.col('high').tail(20).max().alias('high20'), pl.col('low').tail(20).min().alias('low20'),
  pl.col('high').tail(55).max().alias('high55'), pl.col('low').tail(55).min().alias('low55'),
  close.last().div(close.tail(252).max()).alias('nearness252'),
  roc(1).tail(252).std().mul(Math.sqrt(252)).alias('volatility252'),
  row.last().alias('lastRow'), pl.col('date').last().alias('lastDate'),
];
const NEEDED = { mom: 253, sma50: 50, sma200: 200, rsi14: 15, high20: 20, low20: 20, high55: 55, low55: 55, nearness252: 252, volatility252: 253 };

async function daily(lazy) {
  const frame = await lazy.filter(pl.col('date').gtEq(meta.from)).groupBy('id').agg(...DAILY)
    .filter(pl.col('lastDate').gtEq(meta.staleBefore))
    .withColumns(...Object.entries(NEEDED).map(([name, needed]) => pl.when(pl.col('lastRow').gtEq(needed - 1)).then(pl.col(name)).otherwise(pl.lit(null)).alias(name)))
    .withColumn(pl.col('mom').rank({ method: 'average', descending: true }).alias('place')).collect();
  return () => {
    const out = new Float64Array(meta.instruments * meta.daily.length).fill(NaN);
    const ids = frame.getColumn('id').toArray();
    [...Object.keys(NEEDED), 'place'].forEach((name, at) => {
      frame.getColumn(name).toArray().forEach((value, index) => { out[ids[index] * meta.daily.length + at] = value ?? NaN; });
    });
    return [out];
  };
}

async function history(frame) {
  const result = await frame.groupBy('id', { maintainOrder: true }).agg(...HISTORY).explode(...meta.history).collect();
  return () => meta.history.map((name) => Float64Array.from(result.getColumn(name).toArray(), (value) => value ?? NaN));
}

let loaded;
await serve({
  load: async () => {
    loaded = await pl.scanIPC(file).collect();
    return () => [];
  },
  daily: () => daily(pl.scanIPC(file)),
  computeDaily: () => daily(loaded.lazy()),
  history: () => history(pl.scanIPC(file)),
  computeHistory: () => history(loaded.lazy()),
});
