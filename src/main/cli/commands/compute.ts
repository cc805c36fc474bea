import { parseIsoDate } from '@core/time/epoch-day';
import { textOption } from '../arguments';
import type { Command } from '../command';
import { runOutcome } from './sync';

export const computeCommand: Command = {
  name: 'compute',
  summary: 'compute and publish from stored data, without the network',
  positionals: [],
  options: { 'as-of': { type: 'string', value: 'YYYY-MM-DD', help: 'a past day, from what was known on it' } },
  async run(context, input) {
    const asOf = textOption(input, 'as-of') ?? null;
    if (asOf !== null) parseIsoDate(asOf);
    const summary = await context.runEngine({ kind: 'compute', runId: context.newRunId(), trigger: context.trigger, asOf });
    return runOutcome(summary);
  },
};
