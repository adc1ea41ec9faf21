// The roles of the product and its database, made by a superuser once. Everything else is a migration.
import { randomBytes } from 'node:crypto';
import { Trouble } from './trouble.mjs';

/** Who may do what: owner runs migrations; app serves officers; door serves the public; report only reads. */
export const roleNames = { owner: 'dpo_owner', app: 'dpo_app', door: 'dpo_door', report: 'dpo_report' };

/**
 * Creates the four roles and the database where they are missing; safe to repeat.
 *
 * Passwords missing in `passwords` are drawn and added to it: the caller keeps them.
 * @returns {Promise<{owner: string, app: string, door: string, report: string}>} one URL a role
 */
export async function ensureRolesAndDatabase(adminUrl, database = 'dpo_desk', passwords = {}) {
  const admin = await connected(adminUrl, 'DATABASE_ADMIN_URL');
  try {
    for (const role of Object.values(roleNames)) await ensureRole(admin, role, (passwords[role] ??= drawn()));
    await ensureDatabase(admin, database, roleNames.owner, Object.values(roleNames));
  } finally {
    await admin.end();
  }
  const inside = await connected(withDatabase(adminUrl, database), 'DATABASE_ADMIN_URL');
  try {
    await inside.query(`revoke create on schema public from public`);
    for (const extension of ['unaccent', 'pg_trgm']) {
      await inside.query(`create extension if not exists ${extension} with schema public`);
    }
  } finally {
    await inside.end();
  }
  return Object.fromEntries(
    Object.entries(roleNames).map(([key, role]) => [key, urlFor(adminUrl, database, role, passwords[role])]),
  );
}

/** The sample account platform is somebody else's house: a role and a database of its own. Returns its URL. */
export async function ensurePlatformDatabase(adminUrl, database = 'dpo_desk', passwords = {}) {
  const role = 'dpo_platform';
  const admin = await connected(adminUrl, 'DATABASE_ADMIN_URL');
  try {
    await ensureRole(admin, role, (passwords[role] ??= drawn()));
    await ensureDatabase(admin, `${database}_platform`, role, [role]);
  } finally {
    await admin.end();
  }
  return urlFor(adminUrl, `${database}_platform`, role, passwords[role]);
}

const drawn = () => randomBytes(24).toString('base64url');

async function ensureRole(admin, role, password) {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  const limits = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await admin.query(`${verb} role ${role} ${limits} password ${admin.escapeLiteral(password)}`);
}

async function ensureDatabase(admin, database, owner, users) {
  const name = admin.escapeIdentifier(database);
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) {
    await admin.query(
      `create database ${name} owner ${owner} template template0 encoding 'UTF8'
         locale_provider icu icu_locale 'fr-FR' locale 'C.UTF-8'`,
    );
  }
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect, temporary on database ${name} to ${users.join(', ')}`);
}

export function withDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function urlFor(adminUrl, database, role, password) {
  const url = new URL(withDatabase(adminUrl, database));
  url.username = role;
  url.password = password;
  return url.href;
}

/** A database URL as it may be shown: never its password. */
export function describeUrl(url) {
  const { hostname, port, pathname, username } = new URL(url);
  return `${hostname}:${port || 5432}${pathname} as ${decodeURIComponent(username) || 'nobody'}`;
}

/** Connects once, or says in one line what is wrong with the setting `name`. */
export async function connected(url, name) {
  const { default: pg } = await import('pg');
  let shown;
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new Error();
    shown = describeUrl(url);
  } catch {
    throw new Trouble(
      `${name} is not the address of a PostgreSQL database; it looks like postgres://user:password@host:5432/name`,
    );
  }
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'dpo-desk set-up',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error.errors?.[0]?.message ?? error.message ?? error.code;
    throw new Trouble(`${name}: no connection to PostgreSQL at ${shown}: ${reason}`);
  }
}
