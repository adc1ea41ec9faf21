import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MailboxWatchers, SmtpListener } from '#connectors';
import {
  NestLogger,
  QueueRunner,
  loadSettings,
  logger,
  setLogLevel,
  startTrouble,
  type Settings,
} from '#foundation';
import { AuthenticateMail } from '#intake';
import { WorkerModule } from './worker.module.js';

const log = logger('worker');
let settings: Settings | undefined;

/** The queue's edge: jobs, schedules, and the channels that take mails in. */
async function main(): Promise<void> {
  settings = loadSettings();
  setLogLevel(settings.LOG_LEVEL);
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings), {
    logger: new NestLogger(),
    abortOnError: false,
  });
  const runner = app.get(QueueRunner);
  const listener = app.get(SmtpListener);
  const watchers = app.get(MailboxWatchers);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all([listener.stop(), watchers.stop()]);
    await runner.stop();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  await app.get(AuthenticateMail).prepare();
  await runner.start();
  await listener.start();
  await watchers.start();
  log.info('ready');
}

main().catch((error: unknown) => {
  // One line, without the stack and without the password of a URL.
  process.stderr.write(`dpo-desk worker: ${startTrouble(error, settings)}\n`);
  process.exit(1);
});
