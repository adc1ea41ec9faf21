// Playwright films with a build of ffmpeg of its own, which it would download. It looks for it in one folder by its number:
// there the system's stands in. Playwright reads the variable once, when it is loaded.
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const ffmpeg = '/usr/bin/ffmpeg';
const root = path.join(import.meta.dirname, '../..');

if (existsSync(ffmpeg)) process.env.PLAYWRIGHT_BROWSERS_PATH = lend(path.join(root, 'test/output/recorder'));
else process.stderr.write(`no ${ffmpeg}: the scenarios are not filmed (apt-get install ffmpeg)\n`);

function lend(home) {
  const { browsers } = JSON.parse(
    readFileSync(path.join(root, 'node_modules/playwright-core/browsers.json'), 'utf8'),
  );
  const { revision } = browsers.find(({ name }) => name === 'ffmpeg');
  const folder = path.join(home, `ffmpeg-${revision}`);
  const link = path.join(folder, 'ffmpeg-linux');
  if (existsSync(link)) return home;
  mkdirSync(folder, { recursive: true });
  // Two workers may come at once: the second takes the place of the first.
  const own = `${link}.${process.pid}`;
  symlinkSync(ffmpeg, own);
  renameSync(own, link);
  return home;
}
