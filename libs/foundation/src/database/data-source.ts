import { DataSource, type DataSourceOptions } from 'typeorm';

export type Entities = NonNullable<DataSourceOptions['entities']>;

export interface AppDatabase {
  DATABASE_URL: string;
  DATABASE_POOL: number;
}

/** The application's connections: role dpo_app, never the owner. Nothing is synchronised, nothing is migrated here. */
export function appDataSource(settings: AppDatabase, entities: Entities = []): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.DATABASE_URL,
    entities,
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: 'dpo-desk',
    extra: {
      max: settings.DATABASE_POOL,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      // Statements that do not wait for one another travel together (Promise.all over ctx.query).
      pipeline: true,
      // A forgotten transaction would hold rows back from every seal and every vacuum.
      idle_in_transaction_session_timeout: 300_000,
    },
  });
}

/** The owner's connection: migrations and nothing else. */
export function ownerDataSource(
  ownerUrl: string,
  migrations: DataSourceOptions['migrations'] = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: ownerUrl,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: 'dpo-desk migrations',
    extra: { max: 2, connectionTimeoutMillis: 10_000 },
  });
}
