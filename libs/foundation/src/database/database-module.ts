import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SettingsService } from '../config/settings-service.js';
import { Contexts } from '../context/contexts.js';
import { appDataSource, type Entities } from './data-source.js';

/** Closes the pool after everything else has stopped. */
@Injectable()
class DatabaseShutdown implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** Provides `Contexts`; the data source itself is not exported, so that there is no other way to the database. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: Entities = []): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [SettingsService],
          useFactory: (settings: SettingsService) => appDataSource(settings.values, entities).initialize(),
        },
        {
          provide: Contexts,
          inject: [DataSource],
          useFactory: (source: DataSource) => new Contexts(source),
        },
        DatabaseShutdown,
      ],
      exports: [Contexts],
    };
  }
}
