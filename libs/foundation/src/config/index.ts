export { loadSettings, SettingsError } from './load-settings.js';
export { envExample, settingsPage } from './settings-docs.js';
export { SettingsModule, SettingsService } from './settings-service.js';
export { settingKeys, type SettingKey, type Settings } from './settings.js';
