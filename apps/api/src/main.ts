import {
  collectProcessMetrics,
  loadSettings,
  logger,
  setLogLevel,
  startTrouble,
  type Settings,
} from '#foundation';
import { createApi } from './create-api.js';

async function start(): Promise<void> {
  let settings: Settings | undefined;
  try {
    settings = loadSettings();
    setLogLevel(settings.LOG_LEVEL);
    collectProcessMetrics();
    const app = await createApi(settings);
    await app.listen(settings.PORT, settings.BIND);
    logger('api').info({ port: settings.PORT }, 'the api listens');
  } catch (error) {
    // One line, without the stack and without the password of a URL.
    process.stderr.write(`dpo-desk api: ${startTrouble(error, settings)}\n`);
    process.exit(1);
  }
}

void start();
