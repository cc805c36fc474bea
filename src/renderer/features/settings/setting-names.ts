import type { Messages } from '../../i18n/sv';

/** A setting as the search over everything knows it. */
export interface SettingName {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

const GROUPS = {
  appearance: ['language', 'theme', 'palette'],
  sync: ['automaticSync', 'syncTimes', 'syncDelay', 'correctionRun', 'correctionTime'],
  notices: ['notifications', 'quietHours', 'quietFrom', 'quietTo', 'quietWeekends'],
  behaviour: ['startAtLogin', 'singleLetterKeys', 'memoryBudget'],
} as const;

/** Every setting there is, in the page's order; a test holds the page against it. */
export function settingNames({ settings, times, files, welcome }: Messages): SettingName[] {
  const words = { ...settings, syncTimes: times.when };
  const stored = Object.entries(GROUPS).flatMap(([group, keys]) => keys.map((id): SettingName => ({ id, label: words[id], group: settings.groups[group as keyof typeof GROUPS] })));
  const { storage } = files;
  const kept = (['folder', 'backups', 'logs', 'exportAll'] as const).map((id): SettingName => ({ id, label: storage[id], group: storage.group }));
  return [...stored, ...kept, { id: 'welcome', label: welcome.again, group: settings.groups.about }];
}
