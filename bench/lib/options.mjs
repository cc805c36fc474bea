import { parseArgs } from 'node:util';

const USAGE = `npm run bench -- [options]
  --only a,b        contestants: kursvakt, duckdb, polars, arquero, pandas, pandas-rows
  --size m|l|NxD    1,000 shares × 10 years (default), 6,000 × 20 years, or shares × sessions
  --rounds N        rounds of which the median is printed (default 7)
  --large           short for --size l
  --no-install      take part without peers that are not installed yet
  --no-history      daily signals only: no W2
  --kernels         only how long each kernel takes per value
  --floors          only the kernels beside C, and the store beside a table of rows`;

const SIZES = { m: [1_000, 2_520], l: [6_000, 5_040] };

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' }, size: { type: 'string', default: 'm' }, rounds: { type: 'string', default: '7' },
      large: { type: 'boolean', default: false }, install: { type: 'boolean', default: true }, history: { type: 'boolean', default: true }, kernels: { type: 'boolean', default: false }, floors: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  if (values.help) return { help: USAGE };
  const size = values.large ? 'l' : values.size;
  const [instruments, sessions] = SIZES[size] ?? size.split('x').map(Number);
  const rounds = Number(values.rounds);
  if (!(instruments > 0 && sessions > 0 && rounds > 0)) return { help: USAGE };
  return { help: null, only: values.only?.split(',') ?? null, instruments, sessions, rounds, install: values.install, history: values.history, kernels: values.kernels, floors: values.floors };
}
