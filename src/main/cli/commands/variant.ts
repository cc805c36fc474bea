import { raise } from '@core/errors';
import type { VariantDto } from '@shared/dto/variants';
import { paramsInputSchema, variantNameSchema } from '@shared/dto/variants';
import { checkRemoval, checkVariant } from '../../handlers/variants';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command, type CommandContext, type CommandInput, type CommandOutcome } from '../command';
import { renderTable } from '../table';

const ACTIONS = ['list', 'save', 'remove', 'preview'] as const;

function paramsOf(input: CommandInput): VariantDto['params'] {
  const text = textOption(input, 'params') ?? '{}';
  try {
    return paramsInputSchema.parse(JSON.parse(text));
  } catch {
    return raise('invalid-input', '--params is not a JSON object of parameters.', { field: 'params', remedy: 'Write it like --params \'{"n": 15}\'.' });
  }
}

function needed(input: CommandInput, place: number, what: string): string {
  return input.positionals[place] ?? raise('invalid-input', `“variant ${input.positionals[0]!}” needs ${what}.`, { remedy: 'See “kursvakt variant --help”.' });
}

function list(context: CommandContext, strategyId: string | undefined): CommandOutcome {
  const variants = context.withReadModel((model) => model.variants(strategyId));
  const lines = renderTable(
    [
      { title: 'strategy', align: 'left', text: (variant) => variant.strategyId },
      { title: 'variant', align: 'left', text: (variant) => variant.name ?? '(as published)' },
      { title: 'hash', align: 'left', text: (variant) => variant.paramsHash },
      { title: 'day', align: 'left', text: (variant) => variant.asOf ?? '–' },
      { title: 'holds', align: 'right', text: (variant) => String(variant.held) },
    ],
    variants,
  );
  return { value: variants, lines, exitCode: EXIT_CODES.done };
}

async function save(context: CommandContext, input: CommandInput): Promise<CommandOutcome> {
  const strategyId = needed(input, 1, 'a strategy');
  const name = variantNameSchema.safeParse(needed(input, 2, 'a name'));
  if (!name.success) return raise('invalid-input', 'The name of a variant has 1 to 80 characters.', { field: 'name' });
  const variant = context.withReadModel((model) => checkVariant(model, strategyId, name.data, paramsOf(input)));
  await context.runEngine({ kind: 'write', writes: [{ what: 'variant', ...variant }] });
  return { value: variant, lines: [`Saved as ${variant.paramsHash}. The next sync computes it, “kursvakt compute” at once.`], exitCode: EXIT_CODES.done };
}

async function remove(context: CommandContext, input: CommandInput): Promise<CommandOutcome> {
  const strategyId = needed(input, 1, 'a strategy');
  const variant = needed(input, 2, 'the name of a variant');
  const { paramsHash } = context.withReadModel((model) => checkRemoval(model, strategyId, variant));
  await context.runEngine({ kind: 'write', writes: [{ what: 'variant-removed', strategyId, paramsHash }] });
  return { value: { strategyId, paramsHash, removed: true }, lines: ['Removed. What it published stays stored.'], exitCode: EXIT_CODES.done };
}

async function preview(context: CommandContext, input: CommandInput): Promise<CommandOutcome> {
  const strategyId = needed(input, 1, 'a strategy');
  const result = await context.runEngine({ kind: 'preview', strategyId, params: paramsOf(input) });
  const names = (mark: string, rows: typeof result.entered): string[] => rows.map((row) => `${mark} ${row.ticker.padEnd(12)} ${row.name}`);
  const lines = [
    `${strategyId} · ${result.asOf} · ${result.status} · ${String(result.target.length)} names, against the published parameters:`,
    ...names('▲', result.entered),
    ...names('▼', result.exited),
  ];
  return { value: result, lines, exitCode: EXIT_CODES.done };
}

export const variantCommand: Command = {
  name: 'variant',
  summary: 'keep variants of a strategy with other parameters, or try some without keeping them',
  positionals: [
    { name: 'list|save|remove|preview', required: true },
    { name: 'strategyId', required: false },
    { name: 'name', required: false },
  ],
  options: { params: { type: 'string', value: 'JSON', help: 'the parameters that differ, for instance {"n": 15}' } },
  run(context, input) {
    switch (input.positionals[0]) {
      case 'list':
        return list(context, input.positionals[1]);
      case 'save':
        return save(context, input);
      case 'remove':
        return remove(context, input);
      case 'preview':
        return preview(context, input);
      default:
        return raise('invalid-input', `“${input.positionals[0]!.slice(0, 40)}” is not something to do with variants.`, { remedy: `Choose one of ${ACTIONS.join(', ')}.` });
    }
  },
};
