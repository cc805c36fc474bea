import type { ExplanationDto } from '@shared/dto/signals';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command } from '../command';
import { renderTable } from '../table';

function valueText(value: number | string | null): string {
  if (value === null) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
}

function explanationLines(explanation: ExplanationDto): string[] {
  const place = explanation.rank === null ? 'not ranked' : `rank ${String(explanation.rank)} of ${String(explanation.eligible)}`;
  const stopped = explanation.firstFailedFilter === null ? '' : `, stopped by ${explanation.firstFailedFilter}`;
  return [
    `${explanation.name} (${explanation.ticker}) in ${explanation.strategyId}, ${explanation.asOf}: ${place}${stopped}`,
    ...renderTable(
      [
        { title: 'factor', align: 'left', text: ([name]) => name },
        { title: 'value', align: 'right', text: ([, component]) => valueText(component.value) },
        { title: 'rank', align: 'right', text: ([, component]) => valueText(component.rank) },
        { title: 'data of', align: 'left', text: ([, component]) => component.asOf ?? '–' },
      ],
      Object.entries(explanation.components),
    ),
    ...renderTable(
      [
        { title: 'filter', align: 'left', text: (filter) => filter.name },
        { title: '', align: 'left', text: (filter) => (filter.passed ? '✓' : '✗') },
        { title: 'value', align: 'right', text: (filter) => valueText(filter.value) },
        { title: 'limit', align: 'right', text: (filter) => valueText(filter.limit) },
        { title: 'margin', align: 'right', text: (filter) => valueText(filter.margin) },
      ],
      explanation.filters,
    ),
  ];
}

export const explainCommand: Command = {
  name: 'explain',
  summary: 'why an instrument is in a list, or what keeps it out',
  positionals: [
    { name: 'strategyId', required: true },
    { name: 'ticker|isin|orderbookId', required: true },
  ],
  options: { variant: { type: 'string', value: 'NAME', help: 'a saved variant, by name or hash; default: as published' } },
  run(context, input) {
    const [strategyId, instrument] = input.positionals as [string, string];
    return context.withReadModel((model) => {
      const explanation = model.explain(strategyId, instrument, textOption(input, 'variant'));
      return { value: explanation, lines: explanationLines(explanation), exitCode: EXIT_CODES.done };
    });
  },
};
