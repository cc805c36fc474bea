import { useWords } from '../../i18n/words';
import { Choice, NumberField, TimeField, Toggle } from './controls';
import { Group } from './group';
import type { SettingControls } from './notices-group';
import { SettingRow } from './setting-row';

const MOST_TIMES = 4;
/** After the evening's prices are final, and an hour on for each further time. */
const FIRST_TIME = '18:00';

function nextTime(times: readonly string[]): string {
  const hour = Number((times.at(-1) ?? FIRST_TIME).slice(0, 2));
  const free = Array.from({ length: 24 }, (_, step) => `${String((hour + step) % 24).padStart(2, '0')}:00`).find((time) => !times.includes(time));
  return free ?? FIRST_TIME;
}

/** The person's own times, in the order of the day; the last one cannot be taken away. */
function FixedTimes({ settings, set }: SettingControls) {
  const { text } = useWords();
  const { times: words } = text;
  const times = settings.syncTimes;
  const store = (changed: readonly string[]): void => {
    set('syncTimes')([...new Set(changed)].sort());
  };
  return (
    <>
      {times.map((time, index) => (
        <div key={time} className="removable">
          <TimeField
            label={words.time(index + 1)}
            hint={text.settings.stockholmTime}
            value={time}
            onChange={(changed) => {
              store(times.map((one, place) => (place === index ? changed : one)));
            }}
          />
          {times.length > 1 ? (
            <button
              type="button"
              className="quiet"
              aria-label={words.remove(time)}
              onClick={() => {
                store(times.filter((one) => one !== time));
              }}
            >
              {words.removeShort}
            </button>
          ) : null}
        </div>
      ))}
      {times.length < MOST_TIMES ? (
        <SettingRow label={words.add} hint={words.hint}>
          <button
            type="button"
            onClick={() => {
              store([...times, nextTime(times)]);
            }}
          >
            {words.add}
          </button>
        </SettingRow>
      ) : null}
    </>
  );
}

/** When the app syncs by itself. */
export function SyncGroup({ settings, set }: SettingControls) {
  const { text } = useWords();
  const words = text.settings;
  const { times } = text;
  const mode = settings.syncTimes.length === 0 ? 'close' : 'fixed';
  return (
    <Group title={words.groups.sync}>
      <Toggle label={words.automaticSync} value={settings.automaticSync} onChange={set('automaticSync')} />
      <Choice
        label={times.when}
        value={mode}
        options={[['close', times.afterClose], ['fixed', times.fixed]]}
        onChange={(chosen) => {
          if (chosen !== mode) set('syncTimes')(chosen === 'close' ? [] : [FIRST_TIME]);
        }}
      />
      {mode === 'close' ? (
        <NumberField label={words.syncDelay} hint={words.syncDelayHint} unit={words.minutes} value={settings.syncDelayMinutes} min={15} max={600} step={5} onChange={set('syncDelayMinutes')} />
      ) : (
        <FixedTimes settings={settings} set={set} />
      )}
      <Toggle label={words.correctionRun} hint={words.correctionRunHint} value={settings.correctionRun} onChange={set('correctionRun')} />
      {settings.correctionRun ? <TimeField label={words.correctionTime} hint={words.stockholmTime} value={settings.correctionTime} onChange={set('correctionTime')} /> : null}
    </Group>
  );
}
