import { Notice } from '../../components/notice';
import { useWords, type Words } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import type { AppStateDto } from '@shared/dto/app';
import { chooseBanner, failureOf, type Banner, type BannerAction } from './banner';

/** What happened, what is shown all the same, and what to do. */
function bannerText({ kind }: Banner, app: AppStateDto, { text, formats }: Words): readonly [string, string] {
  const { states, errors } = text;
  const { newestBar, expectedSession, currentShare } = app.freshness;
  const shown = newestBar === null ? states.nothingShown : states.shown(newestBar);
  const source = app.demo ? states.demoSource : app.apiHost;
  const when = formats.instant(app.lastRun?.startedAt ?? null);
  switch (kind) {
    case 'diskFull':
      return [states.diskFull, states.diskFullHint];
    case 'folderReadonly':
      return [states.folderReadonly, states.folderReadonlyHint];
    case 'recovering':
      return [states.recovering, states.recoveringHint];
    case 'recoveryFailed':
      return [states.recoveryFailed, states.recoveryFailedHint];
    case 'restored':
      return [states.restored(formats.instant(app.recovery?.backupMadeAt ?? null)), `${shown} ${states.restoredHint}`];
    case 'rebuilt':
      return [states.rebuilt, states.rebuiltHint];
    case 'engineDown':
      return [states.engineDown, `${shown} ${states.engineDownHint}`];
    case 'offline':
      return [states.offline, `${shown} ${states.offlineHint}`];
    case 'unreachable':
      return [states.unreachable(source), `${shown} ${states.unreachableHint(when)}`];
    case 'contract':
      return [states.contract(source), `${shown} ${states.contractHint}`];
    case 'refused':
      return [states.refused(source), `${shown} ${states.refusedHint}`];
    case 'failed':
      return [states.failed(when), `${errors.kinds[failureOf(app)].join(' ')} ${shown}`];
    case 'interrupted':
      return [states.interrupted(when), `${shown} ${states.interruptedHint}`];
    case 'stale':
      return [states.stale, states.staleHint(newestBar ?? '', expectedSession)];
    case 'partial':
      return [states.partial(formats.wholePercent(currentShare)), states.partialHint];
  }
}

function ActionButton({ action }: { readonly action: BannerAction }) {
  const { text } = useWords();
  const { resync } = useFeature('status');
  const { show } = useFeature('navigation');
  const { openFolder } = useFeature('storage');
  const run = (): void => {
    if (action === 'resync') void resync();
    else if (action === 'details') show('activity');
    else void openFolder('backups');
  };
  return (
    <button type="button" onClick={run}>
      {text.states.actions[action]}
    </button>
  );
}

/** The banner of the page that is shown; null when nothing is wrong. */
export function useBanner(): Banner | null {
  const { value: app, progress } = useFeature('status');
  const { page } = useFeature('navigation');
  return app ? chooseBanner(app, progress, page === 'today' || page === 'strategy') : null;
}

/** Above every page: the state of the app, when it is not as it should be. */
export function StatusBanner() {
  const words = useWords();
  const { value: app } = useFeature('status');
  const { page } = useFeature('navigation');
  const banner = useBanner();
  if (!app || !banner) return null;
  const [title, body] = bannerText(banner, app, words);
  // The page of the details needs no button that leads to it.
  const action = banner.action === null || (banner.action === 'details' && page === 'activity') ? null : <ActionButton action={banner.action} />;
  return (
    <Notice tone={banner.tone} action={action}>
      <strong className="banner-title">{title}</strong>
      <span className="banner-body">{body}</span>
    </Notice>
  );
}
