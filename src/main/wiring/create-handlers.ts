import { raise } from '@core/errors';
import type { AppStateDto, Market } from '@shared/dto/app';
import type { CleanupDto, MemoryDto, MemoryHistoryDto, PageMemoryDto } from '@shared/dto/memory';
import type { EngineWrite } from '@shared/engine/writes';
import type { Handlers } from '@shared/ipc/contract';
import type { Settings, SettingsPatch } from '@shared/settings';
import type { Files } from '../resident/files';
import { pausePatch } from '../schedule/pause';
import { encodePrices } from '../handlers/instrument-prices';
import type { VariantDesk } from '../resident/variant-desk';
import type { ReadModel } from '../handlers/read-model';
import { toRequestDto, toRequestHostDto, toRunDto } from '../handlers/runs';

export interface HandlerDependencies {
  /** The stored results. Null before the first sync has made a database. */
  readonly readModel: () => ReadModel | null;
  readonly appState: () => AppStateDto;
  /** Quits and starts again on that market. */
  readonly switchMarket: (market: Market) => void;
  /** Starts a sync or joins the running one. */
  readonly startSync: (full: boolean) => { readonly runId: string; readonly joined: boolean };
  readonly cancelSync: () => boolean;
  readonly memory: {
    read(): MemoryDto;
    history(range: MemoryHistoryDto['range']): MemoryHistoryDto;
    clean(): Promise<CleanupDto>;
    pageTold(report: PageMemoryDto): void;
  };
  readonly settings: () => Settings;
  /** Stores small changes through the engine, the only writer. */
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly settingsChanged: (settings: Settings) => void;
  readonly openInstrument: (orderbookId: string) => Promise<boolean>;
  readonly copyText: (text: string) => Promise<void>;
  readonly files: Files;
  readonly variants: VariantDesk;
  readonly nowMs: () => number;
}

/** The answers to every call of the contract. None of them computes: they read what a run has written or hand the engine a job. */
export function createHandlers(deps: HandlerDependencies): Handlers {
  const stored = (): ReadModel =>
    deps.readModel() ?? raise('no-data', 'Nothing has been fetched yet.', { remedy: 'Start the first sync.' });

  async function changeSettings(patch: SettingsPatch): Promise<Settings> {
    await deps.write([{ what: 'settings', patch }]);
    const settings = deps.settings();
    deps.settingsChanged(settings);
    return settings;
  }

  return {
    'app:state': () => deps.appState(),
    'app:switch-market': ({ market }) => {
      if (!deps.appState().canSwitchMarket) raise('invalid-input', 'KURSVAKT_AVANZA_URL says which market is asked.', { remedy: 'Start Kursvakt without it.' });
      deps.switchMarket(market);
      return {};
    },
    'strategies:list': () => stored().strategySummaries(),
    'signals:get': ({ strategyId, paramsHash, asOf, all }) => stored().signals(strategyId, { variant: paramsHash, asOf, all }),
    'signals:explain': ({ strategyId, paramsHash, instrument }) => stored().explain(strategyId, instrument, paramsHash),
    'signals:diff': ({ strategyId, paramsHash, from, to }) => stored().diff(strategyId, { variant: paramsHash, from, to }),
    'portfolio:read': ({ strategyId, paramsHash }) => stored().portfolio(strategyId, paramsHash),
    'history:read': ({ strategyId, paramsHash }) => stored().history(strategyId, paramsHash),
    'history:ranks': ({ strategyId, paramsHash, orderbookIds }) => stored().rankHistory(strategyId, orderbookIds, paramsHash),
    'variants:list': ({ strategyId }) => stored().variantSets(strategyId),
    'variants:preview': ({ strategyId, params }) => deps.variants.preview(strategyId, params),
    'variants:save': ({ strategyId, name, params }) => deps.variants.save(strategyId, name, params),
    'variants:remove': ({ strategyId, paramsHash }) => deps.variants.remove(strategyId, paramsHash),
    'overlap:read': () => stored().overlap(),
    'compare:read': (pasted) => stored().compare(pasted),
    'instruments:search': ({ query, limit }) =>
      stored()
        .stores.instruments.search(query, limit)
        .map(({ orderbookId, isin, ticker, name, list }) => ({ orderbookId, isin, ticker, name, list })),
    'instruments:read': ({ orderbookId }) => stored().instrument(orderbookId),
    'instruments:prices': ({ orderbookId }) => encodePrices(orderbookId, () => stored().priceTable(orderbookId)),
    'watchlist:read': () => deps.readModel()?.stores.watchlist.all() ?? [],
    'watchlist:set': async ({ orderbookId, watched }) => {
      if (watched && stored().stores.instruments.find(orderbookId) === null) raise('no-data', `No instrument “${orderbookId}” is stored.`, { field: 'orderbookId' });
      await deps.write([{ what: 'watch', orderbookId, watched }]);
      return deps.readModel()?.stores.watchlist.all() ?? [];
    },
    'sync:start': ({ full }) => deps.startSync(full),
    'sync:cancel': () => ({ cancelled: deps.cancelSync() }),
    'sync:pause': ({ action }) => changeSettings(pausePatch(action, deps.nowMs())),
    'runs:list': ({ limit }) => deps.readModel()?.stores.runs.newest(limit).map(toRunDto) ?? [],
    'requests:list': ({ limit }) => deps.readModel()?.stores.requests.newest(limit).map(toRequestDto) ?? [],
    'requests:hosts': () => deps.readModel()?.stores.requests.hosts().map(toRequestHostDto) ?? [],
    'memory:read': () => deps.memory.read(),
    'memory:history': ({ range }) => deps.memory.history(range),
    'memory:clean': () => deps.memory.clean(),
    'memory:page': (report) => {
      deps.memory.pageTold(report);
      return {};
    },
    'settings:read': () => deps.settings(),
    'settings:write': changeSettings,
    'notices:list': ({ limit }) => deps.readModel()?.inbox(limit, deps.appState().language) ?? [],
    'notices:mark-read': async ({ upToNoticeId }) => {
      await deps.write([{ what: 'notices-read', upToNoticeId, readAtMs: deps.nowMs() }]);
      return { unread: deps.readModel()?.stores.notices.unreadCount() ?? 0 };
    },
    'external:open-instrument': async ({ orderbookId }) => ({ opened: await deps.openInstrument(orderbookId) }),
    'clipboard:write': async ({ text }) => {
      await deps.copyText(text);
      return {};
    },
    'export:table': (request) => deps.files.exportTable(request),
    'export:reveal': () => ({ shown: deps.files.revealExport() }),
    'storage:read': () => deps.files.storage(),
    'storage:back-up': () => deps.files.backUp(),
    'storage:open-folder': async ({ folder }) => ({ opened: await deps.files.openFolder(folder) }),
  };
}
