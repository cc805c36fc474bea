import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@core/time/epoch-day';
import type { NoticeFacts } from '../../src/core/domain/notice-facts';
import { failure } from '../../src/core/errors';
import { readNews } from '../../src/main/handlers/news';
import { chooseVariant } from '../../src/main/handlers/read-context';
import { createNewsTeller } from '../../src/main/resident/news-teller';
import { createNoticeDesk, type NewNotice } from '../../src/main/resident/notice-desk';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import type { EngineWrite } from '../../src/shared/engine/writes';
import type { SyncSummaryDto } from '../../src/shared/dto/sync';
import { residentBench } from '../helpers/resident-bench';
import { recordingLog } from '../security/recording-log';
import { publicationContext, signalRow, strategyResult } from './fixtures';
import { addInstruments } from './helpers';

function told(changes: number): NoticeFacts {
  return { event: 'signals', changes, strategies: 1, strategyName: 'MACD', names: [{ change: 'entered', name: 'Volvo B' }], more: 0 };
}

const NEWS: NewNotice = { kind: 'signals', facts: told(2), strategyId: 'macd_cross', asOf: '2026-11-23', dedupeKey: 'k1', changeKeys: ['c1'] };
const EVENING = '2026-11-23T17:00:00Z';
const NIGHT = '2026-11-23T22:00:00Z';

function desk(now = EVENING) {
  const clock = { nowMs: Date.parse(now) };
  const bench = residentBench(() => clock.nowMs);
  // Off until a person has chosen them.
  bench.set({ notifications: true });
  const { log } = recordingLog();
  const shown: { title: string; body: string; onClick(): void }[] = [];
  const views: unknown[] = [];
  const state = { diskIsFull: false, outcome: 'shown' as 'shown' | 'no-answer' };
  const write = (writes: readonly EngineWrite[]): Promise<void> => (state.diskIsFull ? Promise.reject(new Error('full')) : bench.write(writes));
  const common = { readModel: bench.readModel, settings: bench.settings, log };
  const notices = createNoticeDesk({
    ...common,
    systemLanguage: 'en-GB',
    write,
    notify: (message) => {
      shown.push(message);
      return Promise.resolve(state.outcome);
    },
    open: (view) => void views.push(view),
    onNotice: () => undefined,
    nowMs: () => clock.nowMs,
  });
  const teller = createNewsTeller({ ...common, desk: notices });
  const inbox = () => bench.model.stores.notices.newest(10);
  let runs = 0;
  const run = (status: 'ok' | 'failed', trigger: 'schedule' | 'variant' = 'schedule'): string => {
    runs += 1;
    const runId = `run-${String(runs)}`;
    bench.runs.start({ runId, trigger, plannedAtMs: null, startedAtMs: clock.nowMs + runs, engineVersion: 1, targetSession: '2026-11-23', resumedFrom: null });
    bench.runs.finish(runId, { status, finishedAtMs: clock.nowMs + runs, summary: null, inputHash: null });
    return runId;
  };
  return { ...bench, clock, shown, views, state, notices, teller, inbox, run };
}

describe('E: the way from a notice to the person, over a real database', () => {
  it('is the inbox first, then the desktop; its click opens what it tells', async () => {
    const { notices, inbox, shown, views } = desk();
    expect(await notices.deliver(NEWS)).toEqual({ outcome: 'shown' });
    expect(inbox()).toMatchObject([{ title: '2 new signals in MACD', asOf: '2026-11-23', readAt: null, delivery: 'shown' }]);
    shown[0]!.onClick();
    expect(views).toEqual([{ view: 'strategy', strategyId: 'macd_cross' }]);
  });

  it('is gone once: the same notice is never told again', async () => {
    const { notices, shown } = desk();
    await notices.deliver(NEWS);
    expect(await notices.deliver(NEWS)).toEqual({ outcome: 'suppressed', reason: 'already-told' });
    expect(shown).toHaveLength(1);
  });

  it('is not taken by a disk that is full: what could not be recorded is not shown, and told the next time', async () => {
    const { notices, shown, state } = desk();
    state.diskIsFull = true;
    await expect(notices.deliver(NEWS)).rejects.toThrow('full');
    expect(shown).toEqual([]);
    state.diskIsFull = false;
    expect(await notices.deliver(NEWS)).toEqual({ outcome: 'shown' });
  });

  it('waits through the night and comes as one digest in the morning, once', async () => {
    const { notices, inbox, shown, clock } = desk(NIGHT);
    await notices.deliver(NEWS);
    await notices.deliver({ ...NEWS, facts: told(1), dedupeKey: 'k2', changeKeys: ['c2'] });
    expect(await notices.deliverHeld()).toEqual({ outcome: 'suppressed', reason: 'held' });
    expect(shown).toEqual([]);
    clock.nowMs = Date.parse('2026-11-24T06:00:30Z');
    expect(await notices.deliverHeld()).toEqual({ outcome: 'shown' });
    expect(await notices.deliverHeld()).toEqual({ outcome: 'suppressed', reason: 'nothing-held' });
    expect(shown).toHaveLength(1);
    expect(inbox().map(({ delivery }) => delivery)).toEqual(['digest', 'digest']);
  });

  it('ends in the inbox when notifications are off, and says when the desktop did not answer', async () => {
    const { notices, inbox, shown, set, state } = desk();
    set({ notifications: false });
    await notices.deliver(NEWS);
    expect([shown.length, inbox()[0]?.delivery]).toEqual([0, 'off']);
    set({ notifications: true });
    state.outcome = 'no-answer';
    expect(await notices.deliver({ ...NEWS, dedupeKey: 'k3' })).toEqual({ outcome: 'suppressed', reason: 'no-answer' });
    expect(inbox()[0]?.delivery).toBe('no-answer');
  });
});

describe('E: a notice is in the language of whoever reads it', () => {
  it('in the inbox also after it was told in the other one; on the desktop when it is sent', async () => {
    const { notices, model, shown, set } = desk();
    await notices.deliver(NEWS);
    expect(model.inbox(10, 'sv')).toMatchObject([{ title: '2 nya signaler i MACD', body: '▲ Volvo B' }]);
    expect(model.inbox(10, 'en')).toMatchObject([{ title: '2 new signals in MACD', body: '▲ Volvo B' }]);
    set({ language: 'sv' });
    await notices.deliver({ ...NEWS, dedupeKey: 'k2' });
    expect(shown.map(({ title }) => title)).toEqual(['2 new signals in MACD', '2 nya signaler i MACD']);
  });

  it('in the morning, when what was held in the night is sent', async () => {
    const { notices, shown, set, clock } = desk(NIGHT);
    await notices.deliver(NEWS);
    await notices.deliver({ ...NEWS, facts: told(1), dedupeKey: 'k2' });
    set({ language: 'sv' });
    clock.nowMs = Date.parse('2026-11-24T06:00:30Z');
    await notices.deliverHeld();
    expect(shown).toMatchObject([{ title: '2 meddelanden medan det var tyst', body: '2 nya signaler i MACD\n1 ny signal i MACD' }]);
  });

  it('but one from before, or of a newer version, keeps the words it was told in', async () => {
    const { notices, model, writer } = desk();
    await notices.deliver(NEWS);
    writer.command('UPDATE notice SET facts = NULL').run();
    expect(model.inbox(10, 'sv')).toMatchObject([{ title: '2 new signals in MACD' }]);
    writer.command(`UPDATE notice SET facts = '{"event":"comet"}'`).run();
    expect(model.inbox(10, 'sv')).toMatchObject([{ title: '2 new signals in MACD' }]);
    expect(Object.keys(model.inbox(10, 'sv')[0]!)).not.toContain('facts');
  });
});

describe('E: what a run tells', () => {
  it('is what the published strategies did, as Today has it: a variant is looked at, not told of', () => {
    const { writer, model, run } = desk();
    const ids = addInstruments(writer, 2);
    const published = chooseVariant(model, 'macd_cross').paramsHash;
    const publisher = createSignalWriter(writer);
    const runId = run('ok');
    for (const [paramsHash, orderbookId] of [[published, ids[0]!], ['0123456789abcdef', ids[1]!]] as const) {
      const result = { ...strategyResult('macd_cross', '2026-11-23', [signalRow(orderbookId, null)]), paramsHash };
      publisher.publish(result, publicationContext({ runId, previousAsOf: '2026-11-20' as IsoDate, changes: [{ orderbookId, change: 'entered', reason: 'price', previousRank: null, rank: null }] }));
    }
    expect(model.stores.signals.ofRun(runId)).toHaveLength(2);
    expect(readNews(model, runId)).toMatchObject([{ strategyId: 'macd_cross', entered: [{ orderbookId: ids[0] }], exited: [] }]);
  });
});

describe('E: errors are told once, and their end once', () => {
  const reason = failure('network', 'The data source could not be reached.');
  const good = (runId: string): SyncSummaryDto => ({ runId, status: 'ok', trigger: 'schedule', failures: [] }) as unknown as SyncSummaryDto;

  it('after the second failure in a row, not before and not again', async () => {
    const { teller, run, shown } = desk();
    run('ok');
    run('failed');
    expect(await teller.tellFailure(reason)).toEqual({ outcome: 'suppressed', reason: 'first-failure' });
    run('failed');
    expect(await teller.tellFailure(reason)).toEqual({ outcome: 'shown' });
    run('failed');
    expect(await teller.tellFailure(reason)).toEqual({ outcome: 'suppressed', reason: 'already-told' });
    expect(shown.map(({ title }) => title)).toEqual(['The sync failed']);
  });

  it('its end is told when the failure was, and silence after a single one', async () => {
    const { teller, run, shown } = desk();
    run('ok');
    run('failed');
    await teller.tellFailure(reason);
    await teller.tell(good(run('ok')));
    expect(shown).toEqual([]);
    run('failed');
    await teller.tellFailure(reason);
    run('failed');
    await teller.tellFailure(reason);
    await teller.tell(good(run('ok')));
    await teller.tell(good(run('ok')));
    expect(shown.map(({ title }) => title)).toEqual(['The sync failed', 'Syncing works again']);
  });

  it('a variant that was computed between two failures is no end of them', async () => {
    const { teller, run, shown } = desk();
    run('ok');
    run('failed');
    await teller.tellFailure(reason);
    run('ok', 'variant');
    run('failed');
    expect(await teller.tellFailure(reason)).toEqual({ outcome: 'shown' });
    expect(shown.map(({ title }) => title)).toEqual(['The sync failed']);
  });

  it('a cancelled run is no failure', async () => {
    const { teller, run, shown } = desk();
    run('failed');
    expect(await teller.tellFailure(failure('cancelled', 'Cancelled.'))).toEqual({ outcome: 'suppressed', reason: 'cancelled' });
    expect(shown).toEqual([]);
  });
});
