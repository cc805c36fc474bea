import type { Settings, StrategyNotices } from '@shared/settings';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { Choice, TimeField, Toggle } from './controls';
import { Group } from './group';

export interface SettingControls {
  readonly settings: Settings;
  readonly set: <Key extends keyof Settings>(key: Key) => (value: Settings[Key]) => void;
}

/** What is told, when, and of which strategies. */
export function NoticesGroup({ settings, set }: SettingControls) {
  const { text } = useWords();
  const words = text.settings;
  const { value: strategies } = useFeature('strategies');
  const told: readonly (readonly [StrategyNotices, string])[] = [['all', words.noticesAll], ['watched', words.noticesWatched], ['none', words.noticesNone]];
  return (
    <Group title={words.groups.notices}>
      <Toggle label={words.notifications} hint={words.notificationsHint} value={settings.notifications} onChange={set('notifications')} />
      {settings.notifications ? (
        <>
          <Toggle label={words.quietHours} hint={words.quietHoursHint} value={settings.quietHours} onChange={set('quietHours')} />
          {settings.quietHours ? (
            <>
              <TimeField label={words.quietFrom} hint={words.stockholmTime} value={settings.quietFrom} onChange={set('quietFrom')} />
              <TimeField label={words.quietTo} hint={words.stockholmTime} value={settings.quietTo} onChange={set('quietTo')} />
            </>
          ) : null}
          <Toggle label={words.quietWeekends} value={settings.quietWeekends} onChange={set('quietWeekends')} />
          {(strategies ?? []).map(({ strategyId, name }) => (
            <Choice
              key={strategyId}
              label={strategyName({ strategyId, name }, text)}
              value={settings.strategyNotices[strategyId] ?? 'all'}
              options={told}
              onChange={(choice) => {
                set('strategyNotices')({ ...settings.strategyNotices, [strategyId]: choice });
              }}
            />
          ))}
        </>
      ) : null}
    </Group>
  );
}
