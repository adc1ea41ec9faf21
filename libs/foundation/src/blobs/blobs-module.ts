import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { SettingsService } from '../config/settings-service.js';
import { Keyring } from '../crypto/keyring.js';
import { BlobFiles } from './blob-files.js';
import { Blobs } from './blobs.js';

@Global()
@Module({
  providers: [
    {
      provide: Blobs,
      inject: [Keyring, SettingsService],
      useFactory: (keyring: Keyring, { values }: SettingsService) =>
        new Blobs(keyring, new BlobFiles(path.join(values.DATA_DIR, 'blobs')), values.BLOB_FILE_THRESHOLD),
    },
  ],
  exports: [Blobs],
})
export class BlobsModule {}
