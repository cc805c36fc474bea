import type { SyncSummaryDto } from '@shared/dto/sync';
import { integerOption } from '../arguments';
import { EXIT_CODES, type Command, type CommandOutcome } from '../command';

function summaryLines(summary: SyncSummaryDto): string[] {
  const { instruments, bars, requests, signals, strategies } = summary;
  const seconds = ((Date.parse(summary.finishedAt) - Date.parse(summary.startedAt)) / 1000).toFixed(1);
  return [
    `${summary.unchanged ? 'Nothing has changed' : 'Done'}: ${summary.status}, prices up to ${summary.asOf}, ${seconds} s`,
    `Instruments  ${String(instruments.total)}: ${String(instruments.updated)} updated, ${String(instruments.unchanged)} unchanged, ${String(instruments.failed)} failed, ${String(instruments.delisted)} delisted`,
    `Bars         ${String(bars.inserted)} inserted, ${String(bars.corrected)} corrected, ${String(bars.rejected)} rejected`,
    `Requests     ${String(requests.count)} (${(requests.bytes / 1_000_000).toFixed(1)} MB), ${String(requests.retried)} retried, ${String(requests.failed)} failed`,
    `Signals      ${String(strategies.computed)} strategies, ${String(signals.rows)} rows: ${String(signals.entered)} entered, ${String(signals.exited)} exited, ${String(signals.kept)} kept`,
    ...replayLines(summary),
    ...summary.failures.slice(0, 10).map((failure) => `  ${failure.orderbookId ?? '–'} ${failure.stage}: ${failure.message}`),
  ];
}

/** Whether a day that was computed again came out as it was stored, and what has changed if it did not. */
function replayLines({ asOf, replay }: SyncSummaryDto): string[] {
  if (!replay) return [];
  const changes = replay.changed.map(({ input, count, orderbookIds }) => {
    const names = orderbookIds.slice(0, 5).join(', ');
    return count === 0 ? input : `${input} of ${String(count)} instruments (${names}${count > 5 ? ', …' : ''})`;
  });
  return [
    `Replay       ${String(replay.reproduced)} of ${String(replay.compared)} stored sets of ${asOf} came out byte for byte`,
    ...(changes.length === 0 ? [] : [`             changed since: ${changes.join('; ')}`]),
  ];
}

/** What a run's summary means for a script. */
export function runOutcome(summary: SyncSummaryDto): CommandOutcome {
  const exitCode = summary.status === 'ok' ? EXIT_CODES.done : summary.status === 'partial' ? EXIT_CODES.partial : EXIT_CODES.failed;
  return { value: summary, lines: summaryLines(summary), exitCode };
}

export const syncCommand: Command = {
  name: 'sync',
  summary: 'read the market data, compute all strategies, publish the signals',
  positionals: [],
  options: {
    full: { type: 'boolean', help: 'read everything again, also what is stored' },
    limit: { type: 'string', value: 'N', help: 'visit only the first N instruments' },
  },
  async run(context, input) {
    const summary = await context.runEngine({
      kind: 'sync',
      runId: context.newRunId(),
      trigger: context.trigger,
      full: input.options.full === true,
      limit: integerOption(input, 'limit', 1),
      plannedAtMs: null,
    });
    return runOutcome(summary);
  },
};
