import path from 'node:path';
import { z } from 'zod';
import { settingKeys, type Settings } from './settings.js';

/** A wrong or missing key: said in one line, then the process ends. */
export class SettingsError extends Error {
  constructor(
    readonly keys: string[],
    message: string,
  ) {
    super(message);
    this.name = 'SettingsError';
  }
}

const schema = z.object(
  Object.fromEntries(Object.entries(settingKeys).map(([name, { schema }]) => [name, schema])),
);

/** Reads the configuration. An empty value counts as absent, so that `KEY=` in a file means the default. */
export function loadSettings(env: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(
    Object.keys(settingKeys)
      .filter((name) => env[name] !== undefined && env[name] !== '')
      .map((name) => [name, env[name]]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw refusal(parsed.error.issues, given);
  return withDerived(parsed.data as unknown as Settings);
}

function withDerived(values: Settings): Settings {
  return Object.freeze({
    ...values,
    PUBLIC_URL: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    MASTER_KEY_FILE: values.MASTER_KEY_FILE ?? path.join(values.DATA_DIR, 'master.key'),
  });
}

function refusal(issues: z.core.$ZodIssue[], given: Record<string, unknown>): SettingsError {
  const byKey = new Map<string, string>();
  for (const issue of issues) {
    const name = String(issue.path[0]);
    if (!byKey.has(name)) byKey.set(name, given[name] === undefined ? 'is missing' : reason(issue.message));
  }
  const sentences = [...byKey].map(([name, why]) => {
    const known = settingKeys[name as keyof typeof settingKeys];
    return `${name} ${why} (${known.description.replace(/\.$/, '')})`;
  });
  return new SettingsError([...byKey.keys()], `Settings: ${sentences.join('; ')}`);
}

const reason = (message: string): string =>
  message.startsWith('must') ? message : `is not valid: ${message.replace(/^Invalid input: /, '')}`;
