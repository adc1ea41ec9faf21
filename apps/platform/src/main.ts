import { platformSettings } from './settings.js';
import { startPlatform } from './start-platform.js';

try {
  const settings = platformSettings(process.env);
  const app = await startPlatform(settings);
  app.enableShutdownHooks();
  console.log(
    JSON.stringify({ level: 'info', part: 'platform', msg: `listening on ${settings.PLATFORM_PORT}` }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
