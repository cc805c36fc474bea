import type { AppStateDto } from '@shared/dto/app';
import type { FailureDto, SyncProgressDto } from '@shared/dto/sync';

/** What a person has to know before believing what is shown, the most serious first. */
export type BannerKind =
  | 'diskFull'
  | 'folderReadonly'
  | 'recovering'
  | 'recoveryFailed'
  | 'restored'
  | 'rebuilt'
  | 'engineDown'
  | 'offline'
  | 'unreachable'
  | 'contract'
  | 'refused'
  | 'failed'
  | 'interrupted'
  | 'stale'
  | 'partial';

export type BannerAction = 'resync' | 'details' | 'backups';

export interface Banner {
  readonly kind: BannerKind;
  readonly tone: 'warning' | 'error';
  /** The one thing to do now; null when it is done without the person. */
  readonly action: BannerAction | null;
}

const BANNERS: Readonly<Record<BannerKind, Omit<Banner, 'kind'>>> = {
  diskFull: { tone: 'error', action: 'resync' },
  folderReadonly: { tone: 'error', action: 'resync' },
  recovering: { tone: 'warning', action: null },
  recoveryFailed: { tone: 'error', action: 'backups' },
  restored: { tone: 'warning', action: 'resync' },
  rebuilt: { tone: 'warning', action: 'resync' },
  engineDown: { tone: 'error', action: 'details' },
  offline: { tone: 'warning', action: 'resync' },
  unreachable: { tone: 'warning', action: 'resync' },
  contract: { tone: 'error', action: 'details' },
  refused: { tone: 'warning', action: 'details' },
  failed: { tone: 'warning', action: 'details' },
  interrupted: { tone: 'warning', action: 'resync' },
  stale: { tone: 'warning', action: 'resync' },
  partial: { tone: 'warning', action: 'resync' },
};

const RECOVERIES = { running: 'recovering', failed: 'recoveryFailed', restored: 'restored', rebuilt: 'rebuilt' } as const;

/** Why the newest run failed, as its last failure tells it. */
export function failureOf({ lastRun }: AppStateDto): FailureDto['kind'] {
  return lastRun?.summary?.failures.at(-1)?.kind ?? 'engine-crashed';
}

function ofFailedRun(app: AppStateDto): BannerKind {
  switch (failureOf(app)) {
    case 'network':
    case 'timeout':
      return app.online ? 'unreachable' : 'offline';
    case 'contract':
      return 'contract';
    case 'rate-limited':
    case 'refused':
      return 'refused';
    default:
      return 'failed';
  }
}

function ofFreshness({ freshness, online }: AppStateDto): BannerKind | null {
  const { state } = freshness;
  if (state === 'fresh' || state === 'empty') return null;
  if (!online && state !== 'partial') return 'offline';
  // Late is every evening until the sync: the top bar says it, and when the prices come.
  return state === 'late' ? null : state;
}

function kindOf(app: AppStateDto, progress: SyncProgressDto | null, showsLists: boolean): BannerKind | null {
  // First, because a repair and a sync fail for the same reason as long as it lasts.
  if (app.storageFault !== null) return app.storageFault === 'store-full' ? 'diskFull' : 'folderReadonly';
  if (app.recovery !== null) return RECOVERIES[app.recovery.state];
  if (app.engine === 'down') return 'engineDown';
  // A sync that runs may change all of this, and says so itself. Before the first one there is a page for it.
  if (progress !== null || (app.freshness.state === 'empty' && showsLists)) return null;
  if (app.lastRun?.status === 'failed') return ofFailedRun(app);
  if (app.lastRun?.status === 'interrupted') return 'interrupted';
  return showsLists ? ofFreshness(app) : null;
}

/** One banner at a time: two that warn are read less than one. Missing: null when nothing is wrong. */
export function chooseBanner(app: AppStateDto, progress: SyncProgressDto | null, showsLists: boolean): Banner | null {
  const kind = kindOf(app, progress, showsLists);
  return kind === null ? null : { kind, ...BANNERS[kind] };
}
