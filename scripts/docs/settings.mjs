/** docs/settings.md, from the configuration schema of the built product. */
export const target = 'docs/settings.md';

export async function generate() {
  const { settingsPage } = await import('../../dist/libs/foundation/src/config/index.js');
  return settingsPage();
}
