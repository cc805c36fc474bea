/** arquero over typed arrays, with window functions; Wilder's mean as a running sum scaled by powers. */
import { desc, op, rolling, table } from 'arquero';
import { meta, readColumn, serve } from './serve.mjs';

const NAMES = ['id', 'date', 'row', 'high', 'low', 'close'];
const read = () => table(Object.fromEntries(NAMES.map((name) => [name, readColumn(name)])));

// arquero parses these expressions: they may use the row and its own operators only.
function indicators(rows) {
  return rows
    .groupby('id')
    .derive({ before: (d) => op.lag(d.close, 1, NaN), c63: (d) => op.lag(d.close, 63, NaN), c126: (d) => op.lag(d.close, 126, NaN), c252: (d) => op.lag(d.close, 252, NaN) })
    .derive({
      ret: (d) => d.close / d.before - 1,
      up: (d) => (d.close > d.before ? (d.close - d.before) * op.pow(14 / 13, op.greatest(d.row, 14)) : 0),
      down: (d) => (d.close < d.before ? (d.before - d.close) * op.pow(14 / 13, op.greatest(d.row, 14)) : 0),
    })
    .derive({ gain: rolling((d) => op.sum(d.up)), loss: rolling((d) => op.sum(d.down)) });
}

const rolled = (expression, size) => rolling(expression, [1 - size, 0]);
const WINDOWS = {
  s50: rolled((d) => op.average(d.close), 50), s200: rolled((d) => op.average(d.close), 200),
  h20: rolled((d) => op.max(d.high), 20), l20: rolled((d) => op.min(d.low), 20), h55: rolled((d) => op.max(d.high), 55), l55: rolled((d) => op.min(d.low), 55),
  h252: rolled((d) => op.max(d.close), 252), dev: rolled((d) => op.stdev(d.ret), 252),
};
const COMMON = {
  sma50: (d) => (d.row >= 49 ? d.s50 : NaN), sma200: (d) => (d.row >= 199 ? d.s200 : NaN),
  rsi14: (d) => (d.row < 14 ? NaN : d.gain + d.loss === 0 ? 50 : (100 * d.gain) / (d.gain + d.loss)),
  high20: (d) => (d.row >= 19 ? d.h20 : NaN), low20: (d) => (d.row >= 19 ? d.l20 : NaN),
  high55: (d) => (d.row >= 54 ? d.h55 : NaN), low55: (d) => (d.row >= 54 ? d.l55 : NaN),
  nearness252: (d) => (d.row >= 251 ? d.close / d.h252 : NaN), volatility252: (d) => (d.row >= 252 ? d.dev * op.sqrt(252) : NaN),
};

function daily(source) {
  const last = indicators(source.params(meta).filter((d, $) => d.date >= $.from))
    .derive(WINDOWS)
    .derive({ place: () => op.row_number(), size: () => op.count() })
    .filter((d) => d.place === d.size)
    .ungroup()
    .params(meta)
    .filter((d, $) => d.date >= $.staleBefore)
    .derive({ momentum: (d) => (d.close / d.c63 + d.close / d.c126 + d.close / d.c252) / 3 - 1, ...COMMON });
  const ranked = last.filter((d) => op.is_finite(d.momentum)).orderby(desc('momentum')).derive({ momentumRank: () => op.avg_rank() });
  const out = new Float64Array(meta.instruments * meta.daily.length).fill(NaN);
  const write = (from, name) => {
    const [ids, values, at] = [from.array('id'), from.array(name), meta.daily.indexOf(name)];
    values.forEach((value, index) => { out[ids[index] * meta.daily.length + at] = value ?? NaN; });
  };
  meta.daily.slice(0, -1).forEach((name) => write(last, name));
  write(ranked, 'momentumRank');
  return () => [out];
}

function history(source) {
  const result = indicators(source)
    .derive({ ...WINDOWS, roc63: (d) => d.close / d.c63 - 1, roc126: (d) => d.close / d.c126 - 1, roc252: (d) => d.close / d.c252 - 1 })
    .derive(COMMON);
  return () => meta.history.map((name) => Float64Array.from(result.array(name)));
}

let loaded;
await serve({
  load: () => {
    loaded = read();
    return () => [];
  },
  daily: () => daily(read()),
  computeDaily: () => daily(loaded),
  history: () => history(read()),
  computeHistory: () => history(loaded),
});
