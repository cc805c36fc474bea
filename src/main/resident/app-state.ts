import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { toIsoDate } from '@core/time/epoch-day';
import type { AppStateDto, RecoveryDto } from '@shared/dto/app';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { Settings } from '@shared/settings';
import type { Provider } from '../avanza/base-url';
import { isoInstant } from '../clock';
import type { EngineState } from '../engine/host';
import { toRunDto } from '../handlers/runs';
import type { ReadModel } from '../handlers/read-model';
import { languageOf } from './language';

export interface AppStateDependencies {
  readonly version: string;
  readonly provider: Provider;
  readonly canSwitchMarket: boolean;
  readonly trayAvailable: () => boolean;
  readonly systemLanguage: string;
  readonly readModel: () => ReadModel | null;
  readonly settings: () => Settings;
  readonly engineState: () => EngineState;
  readonly recovery: () => RecoveryDto | null;
  readonly storageFault: () => AppStateDto['storageFault'];
  readonly isOnline: () => boolean;
  readonly running: () => SyncProgressDto | null;
  readonly nextRunAtMs: () => number | null;
  readonly nowMs: () => number;
}

/** What every page and the tray show of the app as a whole. */
export function createAppStateReader(deps: AppStateDependencies): () => AppStateDto {
  return () => {
    const model = deps.readModel();
    const settings = deps.settings();
    const nextRunAtMs = deps.nextRunAtMs();
    const lastRun = model?.stores.runs.newestSync();
    return {
      version: deps.version,
      demo: deps.provider.isLoopback,
      canSwitchMarket: deps.canSwitchMarket,
      apiHost: deps.provider.host,
      now: isoInstant(deps.nowMs()),
      language: languageOf(settings.language, deps.systemLanguage),
      theme: settings.theme,
      engine: deps.engineState(),
      recovery: deps.recovery(),
      storageFault: deps.storageFault(),
      online: deps.isOnline(),
      freshness: model?.freshness() ?? {
        expectedSession: toIsoDate(latestCompleteSession(deps.nowMs())),
        currentShare: 0,
        state: 'empty',
        newestBar: null,
      },
      running: deps.running(),
      lastRun: lastRun ? toRunDto(lastRun) : null,
      nextRunAt: nextRunAtMs === null ? null : isoInstant(nextRunAtMs),
      pausedUntil: settings.pausedUntil !== null && Date.parse(settings.pausedUntil) > deps.nowMs() ? settings.pausedUntil : null,
      trayAvailable: deps.trayAvailable(),
    };
  };
}
