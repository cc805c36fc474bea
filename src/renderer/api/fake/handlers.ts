import type { AppStateDto } from '@shared/dto/app';
import type { BackupFileDto } from '@shared/dto/storage';
import type { FailureDto } from '@shared/dto/sync';
import type { Handlers } from '@shared/ipc/contract';
import { DEFAULT_SETTINGS, type Settings } from '@shared/settings';
import { createFakeAnswers, NOW, SESSION } from './answers';
import { createFakeDesk } from './desk';
import { FAKE_CLEANUP, fakeMemory, fakeMemoryHistory } from './memory';
import { fakeNotices, fakeRequestHosts, fakeRequests, fakeRuns } from './operations';
import type { Scenario } from './scenario';
import { createFakeSync, type Emit } from './sync';
import { createFakeVariants, PUBLISHED_HASH } from './variants';

const SAMPLE_MS = 1500;

/** An hour from the invented now, and its next morning. */
const FAKE_PAUSES = { 'pause-hour': '2026-11-24T08:30:00.000Z', 'pause-tomorrow': '2026-11-25T06:00:00.000Z', 'pause-for-good': null, resume: null } as const;

export function noData(message: string): FailureDto {
  return { kind: 'no-data', message, remedy: 'Start the first sync.' };
}

/** A failure on its way out of a handler. */
export class FakeFailure extends Error {
  constructor(readonly failure: FailureDto) {
    super(failure.message);
  }
}

/** What answers each call of the contract: an app with a state of its own, in memory. */
export function createFakeHandlers(scenario: Scenario, emit: Emit, isLive: boolean): Handlers {
  const answers = createFakeAnswers(scenario);
  const variants = createFakeVariants(answers.rankings, SESSION);
  const desk = createFakeDesk(answers.rankings, SESSION, scenario.situation === 'first-day');
  const isEmpty = scenario.freshness === 'empty';
  let readUpTo = 0;
  let cleanup = isEmpty ? null : FAKE_CLEANUP;
  let backups: BackupFileDto[] = isEmpty ? [] : [{ name: 'kursvakt-20261123T171000Z.db', madeAt: '2026-11-23T17:10:00.000Z', sizeBytes: 40_800_000 }];
  let step = 0;
  const watched = new Set<string>();
  let settings: Settings = {
    ...DEFAULT_SETTINGS,
    language: scenario.language,
    theme: scenario.theme,
    palette: scenario.palette,
    firstRunDone: !isEmpty,
  };
  const appState = (): AppStateDto => {
    const state = answers.appState();
    const running = sync.progress();
    return { ...state, language: language(), theme: settings.theme, engine: running ? 'working' : state.engine, running, pausedUntil: settings.pausedUntil };
  };
  const sync = createFakeSync(scenario.situation, isLive, { emit, appState });
  const language = () => (settings.language === 'system' ? scenario.language : settings.language);
  const notices = () => (isEmpty ? [] : fakeNotices(language()).map((notice) => (notice.noticeId <= readUpTo ? { ...notice, readAt: notice.readAt ?? NOW } : notice)));
  const memory = () => fakeMemory((step += 1), settings.memoryBudgetBytes, cleanup, sync.progress() !== null);
  const stored = <Value>(value: () => Value): Value => {
    if (isEmpty) throw new FakeFailure(noData('Nothing has been fetched yet.'));
    return value();
  };
  const known = <Value>(value: Value | null): Value => {
    if (value === null) throw new FakeFailure(noData('This instrument is not stored.'));
    return value;
  };

  if (isLive) setInterval(() => emit('memory:sampled', memory()), SAMPLE_MS);

  return {
    'app:state': appState,
    'app:switch-market': () => ({}),
    'strategies:list': () => stored(answers.strategies),
    'signals:get': ({ strategyId, paramsHash, all }) => stored(() => answers.signals(strategyId, all, paramsHash, variants.sizeOf(strategyId, paramsHash))),
    'signals:explain': ({ strategyId, instrument }) => {
      const found = answers.rankings.explain(strategyId, instrument);
      if (!found) throw new FakeFailure(noData(`No instrument “${instrument}” is stored.`));
      return found;
    },
    'signals:diff': ({ strategyId }) => stored(() => answers.diff(strategyId)),
    'portfolio:read': ({ strategyId, paramsHash }) => stored(() => desk.portfolio(strategyId, paramsHash ?? PUBLISHED_HASH)),
    'history:read': ({ strategyId, paramsHash }) => stored(() => desk.history(strategyId, paramsHash ?? PUBLISHED_HASH)),
    'history:ranks': ({ strategyId, orderbookIds }) => stored(() => desk.ranks(strategyId, orderbookIds)),
    'variants:list': ({ strategyId }) => stored(() => variants.list(strategyId)),
    'variants:preview': ({ strategyId, params }) => stored(() => variants.preview(strategyId, params)),
    'variants:save': ({ strategyId, name, params }) => stored(() => variants.save(strategyId, name, params)),
    'variants:remove': ({ strategyId, paramsHash }) => stored(() => variants.remove(strategyId, paramsHash)),
    'overlap:read': () => stored(answers.overlap),
    'compare:read': ({ text, setId }) => stored(() => answers.compare(text, setId)),
    'instruments:search': ({ query, limit }) => {
      const wanted = query.toLocaleLowerCase('sv');
      return answers.rankings.companies
        .filter(({ name, ticker, isin }) => `${name} ${ticker} ${isin}`.toLocaleLowerCase('sv').includes(wanted))
        .slice(0, limit)
        .map(({ orderbookId, isin, ticker, name, list }) => ({ orderbookId, isin, ticker, name, list }));
    },
    'instruments:read': ({ orderbookId }) => known(stored(() => answers.instrument(orderbookId, watched.has(orderbookId)))),
    'instruments:prices': ({ orderbookId }) => known(stored(() => answers.prices(orderbookId))),
    'watchlist:read': () => [...watched],
    'watchlist:set': ({ orderbookId, watched: isWatched }) => {
      if (isWatched) watched.add(orderbookId);
      else watched.delete(orderbookId);
      return [...watched];
    },
    'sync:start': sync.start,
    'sync:pause': ({ action }) => {
      const pausedUntil = FAKE_PAUSES[action];
      settings = { ...settings, automaticSync: action !== 'pause-for-good', pausedUntil };
      emit('settings:changed', settings);
      emit('app:state-changed', appState());
      return settings;
    },
    'sync:cancel': sync.cancel,
    'runs:list': () => (isEmpty ? [] : fakeRuns(scenario.situation === 'failed-run')),
    'requests:list': () => (isEmpty ? [] : fakeRequests()),
    'requests:hosts': () => (isEmpty ? [] : fakeRequestHosts()),
    'memory:read': memory,
    'memory:history': ({ range }) => fakeMemoryHistory(range, cleanup),
    'memory:clean': () => {
      cleanup = { ...FAKE_CLEANUP, at: NOW, trigger: 'manual', beforeBytes: 254_000_000, afterBytes: 231_400_000 };
      return cleanup;
    },
    'memory:page': () => ({}),
    'settings:read': () => settings,
    'settings:write': (patch) => {
      const known = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>;
      settings = { ...settings, ...known };
      emit('settings:changed', settings);
      emit('app:state-changed', appState());
      return settings;
    },
    'notices:list': notices,
    'notices:mark-read': ({ upToNoticeId }) => {
      readUpTo = upToNoticeId;
      return { unread: notices().filter((notice) => notice.readAt === null).length };
    },
    'external:open-instrument': () => ({ opened: true }),
    'clipboard:write': () => ({}),
    'export:table': ({ table, format }) => ({ file: `/home/anna/Documents/kursvakt-${table}.${format}`, rows: 288, bytes: 41_000 }),
    'export:reveal': () => ({ shown: true }),
    'storage:read': () => ({ dataFolder: '/home/anna/.local/share/kursvakt', backups }),
    'storage:back-up': () => {
      backups = [{ name: 'kursvakt-20261124T073000Z.db', madeAt: NOW, sizeBytes: 41_000_000 }, ...backups].slice(0, 3);
      return { dataFolder: '/home/anna/.local/share/kursvakt', backups };
    },
    'storage:open-folder': () => ({ opened: true }),
  };
}
