import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';

const films = path.join(import.meta.dirname, '../output/films');

/** Only where the recorder was found: elsewhere the scenarios run all the same, without a film. */
const canFilm = process.env.PLAYWRIGHT_BROWSERS_PATH !== undefined;

/** Small enough that two cores film and work at the same time, large enough to read every word. */
const size = { width: 1280, height: 800 };

/** What a context needs to be filmed. */
export const filming = (): BrowserContextOptions => ({
  viewport: size,
  ...(canFilm && { recordVideo: { dir: films, size } }),
});

/** Ends the film and gives it its name; null where nothing was filmed. */
export async function keepFilm(page: Page, name: string, close: () => Promise<void>): Promise<string | null> {
  const video = page.video();
  await close();
  if (!video) return null;
  mkdirSync(films, { recursive: true });
  const file = path.join(films, `${name}.webm`);
  renameSync(await video.path(), file);
  return file;
}
