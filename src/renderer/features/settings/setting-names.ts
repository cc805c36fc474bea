import type { Messages } from '../../i18n/sv';

/** A setting as the search over everything knows it. */
export interface SettingName {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

const GROUPS = {
  appearance: ['language', 'theme', 'palette'],
  sync: ['automaticSync', 'syncDelay', 'correctionRun', 'correctionTime'],
  notices: ['notifications', 'quietHours', 'quietFrom', 'quietTo', 'quietWeekends'],
  behaviour: ['startAtLogin', 'singleLetterKeys', 'memoryBudget'],
} as const satisfies Partial<Record<keyof Messages['settings']['groups'], readonly (keyof Messages['settings'])[]>>;

/** Every setting there is, in the page's order; a test holds the page against it. */
export function settingNames({ settings, files, welcome }: Messages): SettingName[] {
  const stored = Object.entries(GROUPS).flatMap(([group, keys]) => keys.map((id): SettingName => ({ id, label: settings[id], group: settings.groups[group as keyof typeof GROUPS] })));
  const { storage } = files;
  const kept = (['folder', 'backups', 'logs', 'exportAll'] as const).map((id): SettingName => ({ id, label: storage[id], group: storage.group }));
  return [...stored, ...kept, { id: 'welcome', label: welcome.again, group: settings.groups.about }];
}
