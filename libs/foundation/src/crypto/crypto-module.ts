import { Global, Module } from '@nestjs/common';
import { SettingsService } from '../config/settings-service.js';
import { Keyring } from './keyring.js';
import { loadMasterKey } from './master-key.js';

@Global()
@Module({
  providers: [
    {
      provide: Keyring,
      inject: [SettingsService],
      useFactory: (settings: SettingsService) => new Keyring(loadMasterKey(settings.values)),
    },
  ],
  exports: [Keyring],
})
export class CryptoModule {}
