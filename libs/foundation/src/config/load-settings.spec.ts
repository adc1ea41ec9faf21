import { loadSettings, SettingsError } from './load-settings.js';
import { envExample, settingsPage } from './settings-docs.js';
import { settingKeys } from './settings.js';

const least = { DATABASE_URL: 'postgres://dpo_app:secret@db/dpo' };

function refusalOf(env: Record<string, string>): SettingsError {
  try {
    loadSettings(env);
  } catch (error) {
    return error as SettingsError;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('need nothing but a database', () => {
    const settings = loadSettings(least);
    expect(settings.PORT).toBe(3000);
    expect(settings.BIND).toBe('127.0.0.1');
    expect(settings.PUBLIC_URL).toBe('http://localhost:3000');
    expect(settings.MASTER_KEY_FILE).toBe('.data/master.key');
    expect(settings.AUTHSERV_IDS).toContain('mx3.mailo.com');
    expect(settings.DPO_SAMPLE).toBe(false);
  });

  it('name the wrong key in one line, without its value when it is secret', () => {
    const refusal = refusalOf({ ...least, PORT: 'eighty', REDIS_URL: 'http://:hunter2@host' });
    expect(refusal.keys).toEqual(['PORT', 'REDIS_URL']);
    expect(refusal.message).toMatch(/^Settings: PORT is not valid.*; REDIS_URL must be a redis:\/\/ URL/);
    expect(refusal.message).not.toContain('\n');
    expect(refusal.message).not.toContain('hunter2');
  });

  it('say which key is missing', () => {
    expect(refusalOf({}).message).toMatch(/^Settings: DATABASE_URL is missing/);
  });

  it('take an empty value for an absent one', () => {
    expect(loadSettings({ ...least, SMTP_LISTEN_PORT: '', REDIS_URL: '' }).SMTP_LISTEN_PORT).toBe(0);
  });

  it('are all described, and written into both documents', () => {
    for (const [name, key] of Object.entries(settingKeys)) {
      expect(key.description).toMatch(/[.;)]$/);
      expect(envExample()).toMatch(new RegExp(`^(# )?${name}=`, 'm'));
      expect(settingsPage()).toContain(`| \`${name}\` |`);
    }
  });

  it('mark as secret whatever can hold a password or a key', () => {
    const secrets = Object.entries(settingKeys).filter(([, key]) => key.secret);
    expect(secrets.map(([name]) => name).sort()).toEqual([
      'DATABASE_OWNER_URL',
      'DATABASE_URL',
      'MASTER_KEY',
      'METRICS_TOKEN',
      'PLATFORM_TOKEN',
      'REDIS_URL',
      'SMTP_OUT_URL',
    ]);
  });
});
