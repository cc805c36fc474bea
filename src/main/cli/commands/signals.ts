import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command } from '../command';
import { formatNumber, renderTable, type TableColumn } from '../table';

const MARKS: Readonly<Record<SignalRowDto['change'], string>> = { entered: '▲ in', exited: '▼ out', kept: '', none: '' };

const LIST_COLUMNS: readonly TableColumn<SignalRowDto>[] = [
  { title: '#', align: 'right', text: (row) => (row.rank === null ? '–' : String(row.rank)) },
  { title: 'before', align: 'right', text: (row) => (row.previousRank === null ? '–' : String(row.previousRank)) },
  { title: '', align: 'left', text: (row) => MARKS[row.change] },
  { title: 'ticker', align: 'left', text: (row) => row.ticker },
  { title: 'name', align: 'left', text: (row) => row.name },
  { title: 'score', align: 'right', text: (row) => formatNumber(row.score, 4) },
  { title: 'weight', align: 'right', text: (row) => `${(row.targetWeight * 100).toFixed(1)} %` },
];

const STATE_COLUMNS: readonly TableColumn<SignalRowDto>[] = [
  { title: 'ticker', align: 'left', text: (row) => row.ticker },
  { title: 'name', align: 'left', text: (row) => row.name },
  { title: 'state', align: 'left', text: (row) => row.state ?? '–' },
  { title: 'event', align: 'left', text: (row) => row.event ?? '' },
  { title: 'since', align: 'left', text: (row) => row.stateSince ?? '–' },
  { title: 'score', align: 'right', text: (row) => formatNumber(row.score, 4) },
];

function signalLines(signals: SignalsDto, name: string): string[] {
  const isState = signals.rows.some((row) => row.state !== null);
  const { universe, freshness } = signals;
  return [
    `${name} · ${signals.asOf} · ${signals.status} · ${String(universe.eligible)} eligible of ${String(universe.total)} · data ${freshness.state}`,
    ...(signals.newestAttempt === null
      ? []
      : [`! Newer attempt ${signals.newestAttempt.asOf}: ${signals.newestAttempt.status}. ${signals.newestAttempt.gate ?? ''}`]),
    ...renderTable(isState ? STATE_COLUMNS : LIST_COLUMNS, signals.rows),
    '',
  ];
}

export const signalsCommand: Command = {
  name: 'signals',
  summary: 'show what a strategy holds now, what came and what left',
  positionals: [{ name: 'strategyId', required: true }],
  options: {
    variant: { type: 'string', value: 'NAME', help: 'a saved variant, by name or hash; default: as published' },
    'as-of': { type: 'string', value: 'YYYY-MM-DD', help: 'the newest stored day on or before this one' },
    all: { type: 'boolean', help: 'the whole ranking, not only the target' },
  },
  run(context, input) {
    const strategyId = input.positionals[0]!;
    return context.withReadModel((model) => {
      const signals = model.signals(strategyId, { variant: textOption(input, 'variant'), asOf: textOption(input, 'as-of'), all: input.options.all === true });
      const name = model.strategies().find((strategy) => strategy.strategyId === strategyId)!.name;
      return { value: signals, lines: signalLines(signals, name), exitCode: EXIT_CODES.done };
    });
  },
};
