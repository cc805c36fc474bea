import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { SettingToggle } from '../settings';

/** The strategies that tell news, as switches small enough to see all of them at once. */
function ToldStrategies() {
  const { text } = useWords();
  const { value: settings, save } = useFeature('settings');
  if (!settings) return null;
  const { strategyNotices } = settings;
  const names = text.terms.strategyNames;
  return (
    <div className="told">
      <p id="told-title">{text.welcome.told}</p>
      <ul aria-labelledby="told-title">
        {Object.keys(names).map((strategyId) => {
          const isTold = strategyNotices[strategyId] !== 'none';
          return (
            <li key={strategyId}>
              <button
                type="button"
                className="chip told-strategy"
                aria-pressed={isTold}
                onClick={() => void save({ strategyNotices: { ...strategyNotices, [strategyId]: isTold ? 'none' : 'all' } })}
              >
                <span className="told-sign" aria-hidden="true" />
                {termOf(names, strategyId)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What the app may do without being asked: nothing, until it is chosen here or in the settings. */
export function FirstChoices() {
  const { text } = useWords();
  const { value: settings, save } = useFeature('settings');
  if (!settings) return null;
  const words = text.settings;
  return (
    <section className="first-choices" aria-labelledby="first-choices-title">
      <h2 id="first-choices-title">{text.welcome.choices}</h2>
      <p className="muted">{text.welcome.choicesHint}</p>
      <div className="setting-card">
        <SettingToggle label={words.notifications} hint={words.notificationsHint} value={settings.notifications} onChange={(notifications) => void save({ notifications })} />
        {settings.notifications ? <ToldStrategies /> : null}
        <SettingToggle label={words.startAtLogin} hint={words.startAtLoginHint} value={settings.startAtLogin} onChange={(startAtLogin) => void save({ startAtLogin })} />
      </div>
    </section>
  );
}
