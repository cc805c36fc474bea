import type { Settings } from '@shared/settings';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { Page, Skeleton } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { MarketSwitch } from '../status';
import { Choice, NumberField, Toggle } from './controls';
import { Group } from './group';
import { NoticesGroup, type SettingControls } from './notices-group';
import { SettingFilter } from './setting-filter';
import { Action, SettingRow, SettingSearch } from './setting-row';
import { StorageGroup } from './storage-group';
import { SyncGroup } from './sync-group';

const MEGABYTE = 1_000_000;

function Controls({ settings, set }: SettingControls) {
  const { text } = useWords();
  const words = text.settings;
  const { palettes, groups } = words;
  return (
    <>
      <Group title={groups.appearance}>
        <Choice label={words.language} value={settings.language} onChange={set('language')} options={[['system', words.system], ['sv', 'Svenska'], ['en', 'English']]} />
        <Choice label={words.theme} value={settings.theme} onChange={set('theme')} options={[['system', words.system], ['light', words.light], ['dark', words.dark]]} />
        <Choice label={words.palette} hint={words.paletteHint} value={settings.palette} onChange={set('palette')} options={[['green-red', palettes['green-red']], ['blue-orange', palettes['blue-orange']], ['asian', palettes.asian]]} />
      </Group>
      <SyncGroup settings={settings} set={set} />
      <NoticesGroup settings={settings} set={set} />
      <Group title={groups.behaviour}>
        <Toggle label={words.startAtLogin} hint={words.startAtLoginHint} value={settings.startAtLogin} onChange={set('startAtLogin')} />
        <Toggle label={words.singleLetterKeys} hint={words.singleLetterKeysHint} value={settings.singleLetterKeys} onChange={set('singleLetterKeys')} />
        <NumberField
          label={words.memoryBudget}
          hint={words.memoryBudgetHint}
          unit="MB"
          value={Math.round(settings.memoryBudgetBytes / MEGABYTE)}
          min={100}
          max={4000}
          step={50}
          onChange={(megabytes) => {
            set('memoryBudgetBytes')(megabytes * MEGABYTE);
          }}
        />
      </Group>
    </>
  );
}

/** Everything that can be set; each change is stored at once. */
export function SettingsPage() {
  const { text } = useWords();
  const loaded = useFeature('settings');
  const { value: settings, refusal, query, load, save } = loaded;
  const { value: app } = useFeature('status');
  const { announce, show } = useFeature('navigation');
  const set =
    <Key extends keyof Settings>(key: Key) =>
    (value: Settings[Key]): void => {
      void save({ [key]: value }).then((isSaved) => {
        if (isSaved) announce(text.settings.saved);
      });
    };
  return (
    <Page title={text.settings.title}>
      <LoadFailure loaded={loaded} onRetry={() => void load()} />
      {refusal ? <FailureNotice failure={refusal} /> : null}
      <Skeleton loaded={loaded} />
      <SettingFilter />
      <SettingSearch value={query}>
        <div className="settings">
          {settings ? <Controls settings={settings} set={set} /> : null}
          <StorageGroup />
          {app ? (
            <Group title={text.settings.groups.about}>
              <SettingRow label="Kursvakt">
                <span className="muted">{text.app.version(app.version)}</span>
              </SettingRow>
              <SettingRow label={text.settings.source} hint={app.canSwitchMarket ? text.welcome.switchHint : undefined}>
                <span className="muted">{app.demo ? `${text.app.demo} · ${app.apiHost}` : app.apiHost}</span>
                <MarketSwitch />
              </SettingRow>
              <Action
                label={text.welcome.again}
                hint={text.welcome.againHint}
                button={text.welcome.open}
                onClick={() => {
                  show('welcome');
                }}
              />
              <p className="setting-note">{text.settings.disclaimer}</p>
            </Group>
          ) : null}
        </div>
      </SettingSearch>
      <p className="setting-none">{text.settings.noneFound(query)}</p>
    </Page>
  );
}
