import type { InboxNoticeDto, NoticeDto } from '@shared/dto/app';
import type { RequestDto, RequestHostDto, RunDto, SyncProgressDto, SyncSummaryDto } from '@shared/dto/sync';
import { createChance } from './companies';

const HOST = 'www.avanza.se';

type SummaryDetails = Partial<Omit<SyncSummaryDto, 'runId' | 'trigger' | 'startedAt' | 'finishedAt' | 'asOf'>>;

function run(runId: string, trigger: RunDto['trigger'], plannedAt: string | null, startedAt: string, finishedAt: string, asOf: string, details: SummaryDetails = {}): RunDto {
  const summary: SyncSummaryDto = {
    runId, trigger, startedAt, finishedAt, asOf,
    status: 'ok',
    unchanged: false,
    resumedFrom: null,
    instruments: { total: 288, updated: 288, unchanged: 0, failed: 0, delisted: 0 },
    bars: { inserted: 288, corrected: 2, rejected: 0 },
    requests: { count: 594, bytes: 2_410_332, retried: 1, failed: 0 },
    strategies: { computed: 20, failed: 0 },
    signals: { rows: 4641, entered: 14, exited: 11, kept: 251, corrections: 0 },
    failures: [],
    ...details,
  };
  return { runId, trigger, plannedAt, startedAt, finishedAt, status: summary.status, summary, due: plannedAt === null ? null : { kind: 'daily', cause: 'on-time', until: null, missed: 0 } };
}

export function fakeRuns(failedLast: boolean): RunDto[] {
  const failures: SyncSummaryDto['failures'] = [
    { orderbookId: '5049', stage: 'prices', kind: 'timeout', message: 'The price chart did not finish in time.' },
    { orderbookId: '5203', stage: 'analysis', kind: 'contract', message: 'The field “keyRatiosByYear” is missing.' },
  ];
  const failed = run('run-9', 'schedule', '2026-11-24T06:00:00Z', '2026-11-24T06:00:01Z', '2026-11-24T06:00:31Z', '2026-11-23', {
    status: 'failed',
    instruments: { total: 288, updated: 0, unchanged: 0, failed: 288, delisted: 0 },
    bars: { inserted: 0, corrected: 0, rejected: 0 },
    requests: { count: 5, bytes: 0, retried: 4, failed: 5 },
    strategies: { computed: 0, failed: 0 },
    signals: { rows: 0, entered: 0, exited: 0, kept: 0, corrections: 0 },
    failures: [{ orderbookId: null, stage: 'list', kind: 'network', message: 'The data source could not be reached.' }],
  });
  const caughtUp = run('run-7', 'catch-up', '2026-11-20T16:55:00Z', '2026-11-20T20:42:10Z', '2026-11-20T20:47:55Z', '2026-11-20', { status: 'partial', instruments: { total: 288, updated: 286, unchanged: 0, failed: 2, delisted: 0 }, failures });
  return [
    ...(failedLast ? [failed] : []),
    run('run-8', 'schedule', '2026-11-23T16:55:00Z', '2026-11-23T16:55:00Z', '2026-11-23T17:00:12Z', '2026-11-23'),
    { ...caughtUp, due: { kind: 'daily', cause: 'asleep', until: '2026-11-20T20:42:00Z', missed: 1 } },
    run('run-6', 'manual', null, '2026-11-20T08:12:44Z', '2026-11-20T08:12:58Z', '2026-11-19', { unchanged: true, instruments: { total: 288, updated: 0, unchanged: 288, failed: 0, delisted: 0 }, bars: { inserted: 0, corrected: 0, rejected: 0 }, signals: { rows: 0, entered: 0, exited: 0, kept: 0, corrections: 0 } }),
    run('run-5', 'schedule', '2026-11-19T16:55:00Z', '2026-11-19T16:55:00Z', '2026-11-19T17:00:02Z', '2026-11-19'),
    { runId: 'run-4', trigger: 'manual', plannedAt: null, startedAt: '2026-11-19T09:30:00Z', finishedAt: '2026-11-19T09:31:20Z', status: 'cancelled', summary: null, due: null },
    run('run-3', 'start', null, '2026-11-18T17:20:00Z', '2026-11-18T17:45:37Z', '2026-11-18', { unknownSectors: ['Konsumentkredit'], currenciesWithoutRate: ['DKK', 'NOK'], bars: { inserted: 596_210, corrected: 0, rejected: 3 }, requests: { count: 1731, bytes: 81_203_004, retried: 6, failed: 0 } }),
  ];
}

export function fakeRequests(): RequestDto[] {
  const chance = createChance(41);
  return Array.from({ length: 160 }, (_, index): RequestDto => {
    const isFailed = index === 7;
    const path = index % 3 === 0 ? `/_api/market-guide/stock/${String(5000 + index * 7)}` : `/_api/price-chart/stock/${String(5000 + index * 7)}?from=2026-10-28&to=2026-11-23&resolution=day`;
    return {
      startedAt: new Date(Date.parse('2026-11-23T17:00:10Z') - index * 510).toISOString(),
      method: index === 159 ? 'POST' : 'GET',
      host: HOST,
      path,
      status: isFailed ? null : 200,
      bytes: isFailed ? 0 : 1600 + Math.floor(chance() * 900),
      durationMs: isFailed ? 10_000 : 40 + chance() * 160,
      attempt: isFailed ? 2 : 1,
      failureKind: isFailed ? 'timeout' : null,
    };
  });
}

/** As if the log had kept every request since the first sync. */
export function fakeRequestHosts(): RequestHostDto[] {
  return [{ host: HOST, count: 4_113, since: '2026-11-18T17:20:00Z' }];
}

export function fakeProgress(done: number): SyncProgressDto {
  return { runId: 'run-10', trigger: 'manual', startedAt: '2026-11-24T07:29:00Z', stage: 'fetching', done, total: 288, remainingMs: Math.max(0, 288 - done) * 520, failures: done > 200 ? 1 : 0, cancelling: false };
}

export function fakeNotices(language: 'sv' | 'en'): InboxNoticeDto[] {
  const isSwedish = language === 'sv';
  const notice = (noticeId: number, createdAt: string, kind: NoticeDto['kind'], title: string, body: string, details: Partial<InboxNoticeDto> = {}): InboxNoticeDto => ({ noticeId, createdAt, kind, title, body, strategyId: null, readAt: '2026-11-22T09:00:00Z', delivery: 'shown', shares: [], ...details });
  return [
    notice(5, '2026-11-23T17:00:13Z', 'signals', isSwedish ? '3 nya signaler i Sammansatt Momentum' : '3 new signals in Sammansatt Momentum', '▲ Rönnskogs Energi, ▲ Ytterbys Medicin B, ▼ Mörtsjös Bygg A', { strategyId: 'sammansatt_momentum', readAt: null, shares: [{ orderbookId: '5007', name: 'Ådalens Skog B' }] }),
    notice(4, '2026-11-20T20:48:00Z', 'signals', isSwedish ? '6 nya signaler i 4 strategier' : '6 new signals in 4 strategies', '▲ Granhults Data, ▲ Lindvass Teknik B, ▼ Tallmos Gruva, ▼ Isbäcks Livs A', { strategyId: 'golden_cross', readAt: null }),
    notice(3, '2026-11-19T06:31:00Z', 'recovered', isSwedish ? 'Synkningen fungerar igen' : 'The sync works again', isSwedish ? 'Kurser till och med 2026-11-18 är hämtade.' : 'Prices up to 2026-11-18 are fetched.'),
    notice(2, '2026-11-19T06:02:00Z', 'error', isSwedish ? 'Synkningen misslyckades' : 'The sync failed', isSwedish ? 'Ingen kontakt med datakällan. Kontrollera nätet.' : 'No contact with the data source. Check the connection.'),
    notice(1, '2026-11-18T17:46:00Z', 'info', isSwedish ? 'Första synkningen är klar' : 'The first sync is done', isSwedish ? '20 strategier har publicerats.' : '20 strategies were published.'),
  ];
}
