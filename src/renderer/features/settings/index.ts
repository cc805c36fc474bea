export { Toggle as SettingToggle } from './controls';
export { settingNames } from './setting-names';
export { SettingsPage } from './settings-page';
