import { readFileSync } from 'node:fs';
import { raise } from '@core/errors';
import type { OwnDefinition } from '@core/domain/own-strategy';
import { ownStrategyId } from '@core/strategies/custom-strategy';
import { ownStrategyJsonSchema, parseOwnStrategy } from '@shared/dto/own-strategy';
import { EXIT_CODES, type Command, type CommandContext, type CommandOutcome } from '../command';

const ACTIONS = ['add', 'list', 'remove', 'schema'] as const;

function readDefinition(file: string): OwnDefinition {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return raise('invalid-input', `“${file}” cannot be read.`, { field: 'FILE', remedy: 'Give the path of a JSON file; “kursvakt custom schema” says what it holds; docs/strategies.md has an example.' });
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return raise('invalid-input', `“${file}” is no JSON.`, { field: 'FILE', remedy: '“kursvakt custom schema” says what it holds; docs/strategies.md has an example.' });
  }
  return parseOwnStrategy(input);
}

async function add(context: CommandContext, file: string): Promise<CommandOutcome> {
  const definition = readDefinition(file);
  const strategyId = ownStrategyId(definition);
  const savedAtMs = context.configuration.clock.nowMs();
  await context.runEngine({ kind: 'write', writes: [{ what: 'own-strategy', definition: JSON.stringify(definition), savedAtMs }] });
  return { value: { strategyId, definition }, lines: [`Saved as ${strategyId}. The next sync computes it, “kursvakt compute” at once.`], exitCode: EXIT_CODES.done };
}

function list(context: CommandContext): CommandOutcome {
  const own = context.withReadModel((model) => model.ownStrategies()).map((definition) => ({ strategyId: ownStrategyId(definition), definition }));
  const lines = own.length === 0 ? ['There are none yet.'] : own.map(({ strategyId, definition }) => `${strategyId.padEnd(30)} ${definition.name}`);
  return { value: own, lines, exitCode: EXIT_CODES.done };
}

async function remove(context: CommandContext, strategyId: string): Promise<CommandOutcome> {
  const exists = context.withReadModel((model) => model.ownStrategies()).some((definition) => ownStrategyId(definition) === strategyId);
  if (!exists) return raise('invalid-input', `There is no strategy of your own “${strategyId.slice(0, 60)}”.`, { remedy: 'See “kursvakt custom list”.' });
  await context.runEngine({ kind: 'write', writes: [{ what: 'own-strategy-removed', strategyId }] });
  return { value: { strategyId, removed: true }, lines: ['Removed. What it published stays stored.'], exitCode: EXIT_CODES.done };
}

function schema(): CommandOutcome {
  const value = ownStrategyJsonSchema();
  return { value, lines: JSON.stringify(value, null, 2).split('\n'), exitCode: EXIT_CODES.done };
}

export const customCommand: Command = {
  name: 'custom',
  summary: 'strategies of your own: filters on figures and a weighted sum of ranks',
  positionals: [
    { name: ACTIONS.join('|'), required: true },
    { name: 'FILE|strategyId', required: false },
  ],
  options: {},
  run(context, input) {
    const [action, target] = input.positionals;
    if (action === 'list') return list(context);
    if (action === 'schema') return schema();
    if (action !== 'add' && action !== 'remove') {
      return raise('invalid-input', `“${action!.slice(0, 40)}” is not something to do with own strategies.`, { remedy: `Choose one of ${ACTIONS.join(', ')}.` });
    }
    if (target === undefined) return raise('invalid-input', `“custom ${action}” needs ${action === 'add' ? 'a file' : 'a strategy'}.`, { remedy: 'See “kursvakt custom --help”.' });
    return action === 'add' ? add(context, target) : remove(context, target);
  },
};
