import { Icon } from '../../components/icon';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { FreshnessLabel } from './freshness-label';
import { PauseButton } from './pause-button';
import { SyncProgress } from './sync-progress';

/** The state of the data, the search over every share, and the button that renews the data. */
export function TopBar() {
  const { text, formats } = useWords();
  const { value: app, progress, resync, cancel } = useFeature('status');
  const { setOverlay } = useFeature('navigation');
  const next = app?.nextRunAt ? text.status.next(formats.instant(app.nextRunAt)) : null;
  return (
    <header className="top-bar" data-pane tabIndex={-1}>
      {app ? <FreshnessLabel freshness={app.freshness} next={next} /> : <span />}
      <div className="top-actions">
        <button
          type="button"
          className="search-button"
          data-pane-focus
          aria-label={text.app.search}
          onClick={() => {
            setOverlay('palette');
          }}
        >
          <Icon name="search" />
          <span className="search-words">{text.app.search}</span>
          <kbd>Ctrl K</kbd>
        </button>
        {progress || app?.freshness.state === 'empty' ? null : <PauseButton />}
        {progress ? (
          <SyncProgress progress={progress} onCancel={() => void cancel()} />
        ) : (
          <button type="button" className={app?.freshness.state === 'empty' ? 'with-icon' : 'primary with-icon'} title={next ?? text.status.noNext} onClick={() => void resync()}>
            <Icon name="sync" />
            {text.status.resync}
          </button>
        )}
      </div>
    </header>
  );
}
