import { type DynamicModule, Global, Module } from '@nestjs/common';
import { loadSettings } from './load-settings.js';
import type { Settings } from './settings.js';

/** The configuration as Nest provides it. */
export class SettingsService {
  constructor(readonly values: Settings) {}
}

@Global()
@Module({})
export class SettingsModule {
  static forRoot(values: Settings = loadSettings()): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: SettingsService, useFactory: () => new SettingsService(values) }],
      exports: [SettingsService],
    };
  }
}
