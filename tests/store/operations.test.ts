import { describe, expect, it } from 'vitest';
import type { RequestLogEntry } from '@core/domain/provider';
import { DEFAULT_SETTINGS } from '@shared/settings';
import { createFetchStateReader, createFetchStateWriter } from '../../src/main/store/market/fetch-state';
import { createNoticeReader, createNoticeWriter } from '../../src/main/store/records/notices';
import { createRequestReader, createRequestWriter } from '../../src/main/store/records/requests';
import { createRunReader, createRunWriter } from '../../src/main/store/records/runs';
import { createSettingReader, createSettingWriter } from '../../src/main/store/records/settings';
import { createVariantReader, createVariantWriter } from '../../src/main/store/signals/variants';
import { createWatchReader, createWatchWriter } from '../../src/main/store/records/watchlist';
import { openTestWriter } from './helpers';

const AT = Date.UTC(2026, 10, 24, 17);

describe('runs', () => {
  const start = {
    runId: 'a', trigger: 'schedule', plannedAtMs: AT, startedAtMs: AT + 5, engineVersion: 1,
    targetSession: '2026-11-24', resumedFrom: null,
  } as const;

  it('are listed newest first, with their end', () => {
    const writer = openTestWriter();
    const runs = createRunWriter(writer);
    runs.start(start);
    runs.start({ ...start, runId: 'b', startedAtMs: AT + 10, plannedAtMs: null, resumedFrom: 'a' });
    runs.finish('a', { status: 'partial', finishedAtMs: AT + 20, summary: null, inputHash: 'abc' });
    const reading = createRunReader(writer);
    expect(reading.newest(5).map((run) => [run.runId, run.status])).toEqual([['b', 'running'], ['a', 'partial']]);
    expect(reading.byId('a')).toEqual({
      runId: 'a', trigger: 'schedule', plannedAt: '2026-11-24T17:00:00.000Z', startedAt: '2026-11-24T17:00:00.005Z',
      finishedAt: '2026-11-24T17:00:00.020Z', status: 'partial', summary: null, inputHash: 'abc', engineVersion: 1,
      targetSession: '2026-11-24', resumedFrom: null, due: null,
    });
    expect(reading.newestSuccessful()?.runId).toBe('a');
  });

  it('of a variant say nothing of how syncing goes', () => {
    const writer = openTestWriter();
    const runs = createRunWriter(writer);
    expect(createRunReader(writer).newestSync()).toBeNull();
    runs.start(start);
    runs.start({ ...start, runId: 'b', trigger: 'variant', startedAtMs: AT + 10, plannedAtMs: null, targetSession: null });
    expect(createRunReader(writer).newest(1)[0]?.runId).toBe('b');
    expect(createRunReader(writer).newestSync()?.runId).toBe('a');
  });

  it('that a dead process left behind are marked as interrupted', () => {
    const writer = openTestWriter();
    const runs = createRunWriter(writer);
    runs.start(start);
    expect(runs.markInterrupted(AT + 99)).toEqual(['a']);
    expect(runs.markInterrupted(AT + 99)).toEqual([]);
    expect(createRunReader(writer).byId('a')?.status).toBe('interrupted');
  });
});

describe('the fetch state', () => {
  it('remembers the newest fetch of each stage of an instrument', () => {
    const writer = openTestWriter();
    const states = createFetchStateWriter(writer);
    const state = { orderbookId: '10', stage: 'page', runId: 'a', session: '2026-11-23', fetchedAtMs: AT, detail: null } as const;
    states.record(state);
    states.record({ ...state, orderbookId: '9' });
    states.record({ ...state, runId: 'b', session: '2026-11-24', detail: '2026-11-20' });
    states.record({ ...state, stage: 'prices' });
    const reading = createFetchStateReader(writer);
    expect(reading.ofStage('page').map((each) => [each.orderbookId, each.runId, each.detail])).toEqual([
      ['9', 'a', null], ['10', 'b', '2026-11-20'],
    ]);
    states.forget('9', 'page');
    expect(reading.ofStage('page')).toHaveLength(1);
    expect(reading.ofStage('details')).toEqual([]);
  });
});

describe('the request log', () => {
  it('keeps the newest entries only', () => {
    const writer = openTestWriter();
    const requests = createRequestWriter(writer, 100);
    const entry = (number: number): RequestLogEntry => ({
      startedAtMs: AT + number, method: 'POST', host: 'www.avanza.se', path: `/${number}`, status: null, bytes: 0,
      durationMs: 12.5, attempt: 2, failureKind: 'timeout',
    });
    requests.append(Array.from({ length: 90 }, (_, number) => entry(number)));
    requests.append(Array.from({ length: 30 }, (_, number) => entry(90 + number)));
    requests.append([]);
    const reading = createRequestReader(writer);
    expect(reading.count()).toBe(100);
    expect(reading.newest(1)).toEqual([entry(119)]);
    expect(reading.newest(1000).at(-1)).toEqual(entry(20));
    requests.append([{ ...entry(120), host: 'elsewhere.example' }]);
    expect(reading.hosts()).toEqual([
      { host: 'elsewhere.example', count: 1, sinceMs: AT + 120 },
      { host: 'www.avanza.se', count: 99, sinceMs: AT + 21 },
    ]);
  });
});

describe('settings', () => {
  it('have their defaults until they are set', () => {
    const writer = openTestWriter();
    expect(createSettingReader(writer).read()).toEqual(DEFAULT_SETTINGS);
    createSettingWriter(writer).write({ theme: 'dark', syncDelayMinutes: 60 });
    const chart = { ...DEFAULT_SETTINGS.chart, style: 'line', signals: 'golden_cross' } as const;
    createSettingWriter(writer).write({ theme: 'light', chart });
    expect(createSettingReader(writer).read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light', syncDelayMinutes: 60, chart });
  });

  it('lose only the one whose stored value is no longer allowed', () => {
    const writer = openTestWriter();
    createSettingWriter(writer).write({ theme: 'dark' });
    writer.command("INSERT INTO setting VALUES ('palette', '\"rainbow\"'), ('retired', '1'), ('chart', '{\"range\":\"7y\"}')").run();
    expect(createSettingReader(writer).read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });
});

describe('notices', () => {
  it('are stored once per key, and read up to a point', () => {
    const writer = openTestWriter();
    const notices = createNoticeWriter(writer);
    const notice = {
      createdAtMs: AT, kind: 'signals', title: 'Nytt', body: '3 in, 2 ut', facts: { event: 'sync-recovered' }, strategyId: 's01', asOf: '2026-11-24', dedupeKey: 'k', delivery: null, changeKeys: ['a 2026-11-24 1 entered'],
    } as const;
    expect(notices.add(notice)).toBe(true);
    expect(notices.add({ ...notice, title: 'Samma' })).toBe(false);
    expect(notices.add({ ...notice, dedupeKey: 'l' })).toBe(true);
    const reading = createNoticeReader(writer);
    expect(reading.unreadCount()).toBe(2);
    expect(reading.wasTold('a 2026-11-24 1 entered')).toBe(true);
    expect(reading.wasTold('a 2026-11-24 1 exited')).toBe(false);
    expect(reading.byKey('l')).toMatchObject({ title: 'Nytt', delivery: null });
    const [second, first] = reading.newest(10);
    expect(first).toMatchObject({ title: 'Nytt', readAt: null, createdAt: '2026-11-24T17:00:00.000Z' });
    notices.markRead(first!.noticeId, AT + 1);
    expect(reading.unreadCount()).toBe(1);
    notices.markRead(second!.noticeId, AT + 2);
    expect(reading.newest(10).map((each) => each.readAt)).toEqual(['2026-11-24T17:00:00.002Z', '2026-11-24T17:00:00.001Z']);
  });
});

describe('variants and the watch list', () => {
  it('keep what the person chose', () => {
    const writer = openTestWriter();
    const variant = { strategyId: 's01', paramsHash: 'h', name: 'Egen', params: { n: 20 }, active: true };
    createVariantWriter(writer).upsert(variant);
    createVariantWriter(writer).upsert({ ...variant, active: false });
    expect(createVariantReader(writer).all()).toEqual([{ ...variant, active: false }]);
    const watch = createWatchWriter(writer);
    for (const id of ['10', '9', '9']) watch.follow(id);
    watch.unfollow('11');
    expect(createWatchReader(writer).all()).toEqual(['9', '10']);
    watch.unfollow('9');
    expect(createWatchReader(writer).all()).toEqual(['10']);
  });
});
