import type { PauseAction } from '@shared/settings';
import { Icon } from '../../components/icon';
import { MenuButton } from '../../components/menu-button';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

const PAUSES = ['pause-hour', 'pause-tomorrow', 'pause-for-good'] as const satisfies readonly PauseAction[];

/** Holds back what starts by itself; while it is held back, says until when and lets it go on. */
export function PauseButton() {
  const { text, formats } = useWords();
  const { value: app, pause } = useFeature('status');
  const { value: settings } = useFeature('settings');
  if (!app || !settings) return null;
  const { pausing } = text;
  const isPaused = !settings.automaticSync || app.pausedUntil !== null;
  if (!isPaused) {
    return (
      <MenuButton label={pausing.pause} items={PAUSES.map((action) => [action, pausing.choices[action]])} onChoose={(action) => void pause(action)}>
        <Icon name="pause" />
      </MenuButton>
    );
  }
  const dayOf = (iso: string): string => formats.instant(iso).slice(0, 10);
  const shown = (iso: string): string => (dayOf(iso) === dayOf(app.now) ? formats.time(iso) : formats.instant(iso));
  const state = settings.automaticSync && app.pausedUntil !== null ? pausing.until(shown(app.pausedUntil)) : pausing.forGood;
  return (
    <span className="paused">
      <span className="muted">{state}</span>
      <button type="button" className="icon-button" aria-label={pausing.resume} title={pausing.resume} onClick={() => void pause('resume')}>
        <Icon name="resume" />
      </button>
    </span>
  );
}
