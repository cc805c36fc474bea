import type { ExplanationDto } from '@shared/dto/signals';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command } from '../command';
import { renderTable } from '../table';

function valueText(value: number | string | null): string {
  if (value === null) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
}

function placeText({ distanceToTarget, border, scoreToBorder }: ExplanationDto): string[] {
  if (distanceToTarget === null) return [];
  const side = distanceToTarget > 0 ? `${String(distanceToTarget)} outside the target` : `${String(-distanceToTarget)} inside the border`;
  const other = border === null ? '' : `; rank ${String(border.rank)} is ${border.ticker}`;
  return [`${side}${other}${scoreToBorder === null ? '' : `, score ${valueText(scoreToBorder)} away`}`];
}

function exitText({ leavesBelow, fallToLeave }: ExplanationDto): string[] {
  if (leavesBelow === null) return [];
  const fall = fallToLeave === null ? '' : `, ${(fallToLeave * 100).toFixed(1)} % under the last close`;
  return [`leaves below a close of ${valueText(leavesBelow)}${fall}`];
}

function explanationLines(explanation: ExplanationDto): string[] {
  const place = explanation.rank === null ? 'not ranked' : `rank ${String(explanation.rank)} of ${String(explanation.eligible)}`;
  const stopped = explanation.firstFailedFilter === null ? '' : `, stopped by ${explanation.firstFailedFilter}`;
  return [
    `${explanation.name} (${explanation.ticker}) in ${explanation.strategyId}, ${explanation.asOf}: ${place}${stopped}`,
    ...placeText(explanation),
    ...exitText(explanation),
    ...renderTable(
      [
        { title: 'factor', align: 'left', text: ([name]) => name },
        { title: 'value', align: 'right', text: ([, component]) => valueText(component.value) },
        { title: 'rank', align: 'right', text: ([, component]) => valueText(component.rank) },
        { title: 'of', align: 'right', text: ([, component]) => valueText(component.of) },
        { title: 'adds', align: 'right', text: ([, component]) => valueText(component.contribution) },
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
