import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { testDatabase, type TestDatabase } from '#foundation/testing';

const LIBS = path.join(import.meta.dirname, '../../libs');

/**
 * Migrations own what only the database can say (constraints, indexes, columns that no entity reads). An entity may
 * leave those out; what it does declare must be there, of the same type.
 */
const OWNED_BY_MIGRATIONS = /^(DROP INDEX|ALTER TABLE \S+ DROP (CONSTRAINT|COLUMN))\b/;

const open: { source: DataSource; db: TestDatabase }[] = [];

beforeAll(async () => {
  for (const lib of readdirSync(LIBS)) await import(path.join(LIBS, lib, 'src/index.ts'));
});
afterEach(async () => {
  for (const { source, db } of open.splice(0)) {
    await source.destroy();
    await db.close();
  }
});

/** A migrated database with the entities of every step, as its owner. */
async function migrated(): Promise<DataSource> {
  const db = await testDatabase();
  const source = await new DataSource({
    type: 'postgres',
    url: db.urlFor('dpo_owner'),
    entities: getMetadataArgsStorage().tables.map(({ target }) => target),
    installExtensions: false,
  }).initialize();
  open.push({ source, db });
  return source;
}

/** What TypeORM would change to bring the database to the entities. */
async function wishes(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  const tables = source.entityMetadatas.map(
    ({ tableName }) => new RegExp(`(^|[^a-z_])"?${tableName}"?($|[^a-z_])`),
  );
  return upQueries
    .map(({ query }) => query)
    .filter((query) => tables.some((table) => table.test(query)) && !OWNED_BY_MIGRATIONS.test(query));
}

it('finds in the migrated database every column that an entity of any step declares', async () => {
  const source = await migrated();
  const tables = source.entityMetadatas.map(({ tableName }) => tableName);
  expect(tables).toEqual(expect.arrayContaining(['officer', 'second_factor', 'rule_set']));
  expect(await wishes(source)).toEqual([]);
});

it.each([
  ['a table that is gone', 'drop table rule_set'],
  ['a column that is gone', 'alter table rule_set drop column source'],
  ['a column of another type', 'alter table rule_set alter column source type varchar(20)'],
  ['a column that became optional', 'alter table rule_set alter column kind drop not null'],
])('would notice %s', async (_what, change) => {
  const source = await migrated();
  const runner = source.createQueryRunner();
  await runner.query(change);
  await runner.release();
  expect(await wishes(source)).not.toEqual([]);
});
