import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '#audit';
import {
  BlobsModule,
  CryptoModule,
  DatabaseModule,
  NestLogger,
  QueueModule,
  SettingsModule,
  loadSettings,
  setLogLevel,
  startTrouble,
  type Settings,
} from '#foundation';
import { IntakeModule } from '#intake';
import { StaffModule } from '#staff';

@Module({})
class CommandModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(),
        CryptoModule,
        BlobsModule,
        QueueModule,
        AuditModule,
        StaffModule,
        IntakeModule,
      ],
    };
  }
}

let settings: Settings | undefined;

/** The desk without HTTP and without jobs, for one command. */
export async function openDesk(): Promise<INestApplicationContext> {
  settings = loadSettings();
  setLogLevel('warn');
  return NestFactory.createApplicationContext(CommandModule.forRoot(settings), {
    logger: new NestLogger(),
    abortOnError: false,
  });
}

/** Ends with the words of the error and nothing else. */
export function endWithError(error: unknown): never {
  process.stderr.write(`${startTrouble(error, settings)}\n`);
  process.exit(1);
}
