import type { Context } from '../context/context.js';
import { migrations } from './migrations/index.js';

/** How many migrations of this build the database has not seen. */
export async function pendingMigrations(ctx: Context): Promise<number> {
  const rows = await ctx.query<{ name: string }>('select name from migrations');
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !applied.has(migration.name)).length;
}
