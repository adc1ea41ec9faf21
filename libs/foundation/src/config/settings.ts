import { z } from 'zod';

/** One key of the configuration: its schema, what it is for, whether its value must never be shown. */
export interface SettingKey<S extends z.ZodType = z.ZodType> {
  schema: S;
  description: string;
  secret: boolean;
  /** Shown in `.env.example` when there is no default. */
  example?: string;
}

const key = <S extends z.ZodType>(schema: S, description: string, example?: string): SettingKey<S> => ({
  schema,
  description,
  secret: false,
  example,
});
const secret = <S extends z.ZodType>(schema: S, description: string, example?: string): SettingKey<S> => ({
  schema,
  description,
  secret: true,
  example,
});

const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no'])
  .transform((value) => value === '1' || value === 'true' || value === 'yes');
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== ''),
);
const postgres = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL');

/** Every key the product reads. `.env.example` and `docs/settings.md` are written from this page. */
export const settingKeys = {
  PORT: key(integer(0, 65535).default(3000), 'Port of the console and the API.'),
  BIND: key(
    z.string().min(1).default('127.0.0.1'),
    'Address to listen on; keep the loopback behind a reverse proxy.',
  ),
  PUBLIC_URL: key(
    z.url().optional(),
    'Address under which officers reach the console; default http://localhost:PORT.',
    'https://dpo.example.org',
  ),
  TRUST_PROXY: key(integer(0, 10).default(0), 'Number of reverse proxies whose X-Forwarded-For is believed.'),
  CONSOLE_DIR: key(z.string().default('dist/console'), 'Folder of the built console.'),
  DATA_DIR: key(
    z.string().min(1).default('.data'),
    'Folder of everything the desk keeps on disk: master key, large blobs.',
  ),

  DATABASE_URL: secret(
    postgres,
    'PostgreSQL as the role dpo_app, which owns nothing and is held by row-level policies.',
    'postgres://dpo_app:password@127.0.0.1:5432/dpo',
  ),
  DATABASE_OWNER_URL: secret(
    postgres.optional(),
    'PostgreSQL as dpo_owner; read by migrations only.',
    'postgres://dpo_owner:password@127.0.0.1:5432/dpo',
  ),
  DATABASE_POOL: key(integer(2, 200).default(12), 'Connections a process may hold.'),
  REDIS_URL: secret(
    z
      .string()
      .regex(/^rediss?:\/\/\S+$/, 'must be a redis:// URL')
      .optional(),
    'Redis or Valkey for the queues; without it they live in PostgreSQL.',
    'redis://127.0.0.1:6379',
  ),
  QUEUE_CONCURRENCY: key(integer(1, 200).default(8), 'Jobs a worker process runs at once.'),
  QUEUE_LEASE_SECONDS: key(
    integer(1, 3600).default(60),
    'A job that was handed to the queue and is still open after this time is handed over again.',
  ),

  MASTER_KEY: secret(
    z
      .string()
      .regex(/^([0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i, 'must be 32 bytes, hexadecimal or base64')
      .optional(),
    'Key that wraps every other key: 32 bytes in hexadecimal or base64.',
    'openssl rand -base64 32',
  ),
  MASTER_KEY_FILE: key(
    z.string().optional(),
    'File holding the master key; default DATA_DIR/master.key, generated with a warning when absent.',
  ),
  BLOB_FILE_THRESHOLD: key(
    integer(0, 1_000_000_000).default(256 * 1024),
    'Encrypted parts above this size (bytes) go to files, smaller ones to PostgreSQL.',
  ),

  SMTP_OUT_URL: secret(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'must be an smtp:// URL')
      .default('smtp://127.0.0.1:2525'),
    'Server through which letters leave.',
  ),
  MAIL_FROM: key(z.email().default('contact@mailo.com'), 'Sender of every letter.'),
  MAIL_FROM_NAME: key(z.string().default('Mailo – Protection des données'), 'Name shown with the sender.'),
  MAIL_DOMAIN: key(
    z
      .string()
      .regex(/^[a-z0-9.-]+$/)
      .default('mailo.com'),
    'Domain of our Message-IDs and reply addresses.',
  ),
  MAIL_OWN_ADDRESSES: key(
    list.default(['contact@mailo.com', 'dpo@mailo.com', 'privacy@mailo.com']),
    'Addresses that are ours: never answered automatically, never taken for a correspondent. Comma separated.',
  ),
  MAIL_ACCOUNT_DOMAINS: key(
    list.default(['mailo.com', 'mailo.fr', 'mailo.eu', 'netc.fr', 'netc.eu', 'netcourrier.com']),
    'Domains of the accounts of the platform. Comma separated.',
  ),
  MAIL_CAP_ADDRESS_DAY: key(integer(0, 1000).default(3), 'Automatic mails one address may get in 24 hours.'),
  MAIL_CAP_TICKET_DAY: key(integer(0, 1000).default(2), 'Automatic mails one ticket may cause in 24 hours.'),
  MAIL_CAP_HOUR: key(
    integer(0, 1_000_000).default(300),
    'Automatic mails the whole desk may send in an hour; the rest waits.',
  ),
  MAIL_SEND_ATTEMPTS: key(
    integer(1, 50).default(8),
    'Tries of a letter that the server put off (4xx) before it counts as failed.',
  ),

  LETTER_QUIET_HOURS: key(
    integer(1, 720).default(48),
    'Hours without a bounce after which a letter counts as delivered.',
  ),
  REQUEST_CLOSE_DAYS: key(
    integer(0, 365).default(30),
    'Days after delivery without a new message after which an answered request closes by itself; 0 = never.',
  ),
  REMINDER_MAILS: key(
    flag.default(true),
    'Officers are told by mail, beside the task, when a request or a task of theirs is due. Authority files page in any case.',
  ),

  AUTHSERV_IDS: key(
    list.default([
      'mail.mailo.com',
      'www.mailo.com',
      'mx1.mailo.com',
      'mx2.mailo.com',
      'mx3.mailo.com',
      'mx4.mailo.com',
    ]),
    'Servers whose Authentication-Results are believed. Comma separated.',
  ),
  MAIL_AUTHENTICATE: key(
    z.enum(['header', 'compute', 'both']).default('both'),
    'Who a mail is from: `header` believes AUTHSERV_IDS and computes nothing, `compute` believes none, `both` computes what they do not say.',
  ),
  OWN_NETWORKS: key(
    list.default([
      '127.0.0.0/8',
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      '169.254.0.0/16',
      '::1',
      'fc00::/7',
      'fe80::/10',
    ]),
    'Addresses of our own relays, or networks of them; what the SMTP listener takes from elsewhere came from outside (ADR 0013). Comma separated.',
  ),
  OWN_MX: key(
    list.default([
      'mx1.mailo.com',
      'mx2.mailo.com',
      'mx3.mailo.com',
      'mx4.mailo.com',
      'mail.mailo.com',
      'www.mailo.com',
    ]),
    'Own mail exchangers: their topmost Received gives the receipt of an imported mail. Comma separated.',
  ),
  SMTP_LISTEN_PORT: key(integer(0, 65535).default(0), 'Port of the SMTP listener; 0 = off.'),
  SMTP_LISTEN_BIND: key(z.string().default('127.0.0.1'), 'Address of the SMTP listener.'),
  SMTP_LISTEN_LMTP: key(flag.default(false), 'Speak LMTP instead of SMTP.'),
  SMTP_LISTEN_RECIPIENTS: key(
    list.default(['contact@mailo.com', 'dpo@mailo.com', 'privacy@mailo.com']),
    'Recipients the listener accepts (addresses, or @domain for a whole domain). Comma separated.',
  ),
  SMTP_LISTEN_TLS_CERT: key(
    z.string().optional(),
    'File with the certificate chain (PEM) of the SMTP listener; with it STARTTLS is announced.',
  ),
  SMTP_LISTEN_TLS_KEY: key(z.string().optional(), 'File with the private key (PEM) of that certificate.'),
  SMTP_MAX_BYTES: key(
    integer(10_000, 500_000_000).default(50 * 1024 * 1024),
    'Largest mail accepted, by SMTP and from a mailbox.',
  ),
  IMAP_POLL_SECONDS: key(
    integer(5, 3600).default(60),
    'Look into IMAP mailboxes at least this often, beside IDLE.',
  ),

  RECONCILE_MINUTES: key(
    integer(1, 1440).default(5),
    'Minutes between two comparisons of each channel with its source and with the tickets.',
  ),
  RECONCILE_SPOT_CHECK: key(
    integer(0, 1000).default(10),
    'Stored mails that each comparison opens at random and compares with their hash.',
  ),
  ALARM_REPEAT_HOURS: key(
    integer(1, 168).default(6),
    'Hours after which an alarm that lasts is mailed to the administrators again.',
  ),
  PROBE_MINUTES: key(
    integer(0, 1440).default(0),
    'The desk sends a mail to its own address this often and awaits it as an ordinary mail; 0 = off.',
  ),

  CLAMD_SOCKET: key(
    z.string().min(1).optional(),
    'Unix socket of clamd; with it (or CLAMD_HOST) every mail is scanned for viruses.',
    '/run/clamav/clamd.ctl',
  ),
  CLAMD_HOST: key(z.string().min(1).optional(), 'Host of clamd, where it has no socket here.', '127.0.0.1'),
  CLAMD_PORT: key(integer(1, 65535).default(3310), 'Port of clamd at CLAMD_HOST.'),

  PLATFORM_URL: key(z.url().optional(), 'Account platform the desk acts on.', 'http://127.0.0.1:3100'),
  PLATFORM_TOKEN: secret(z.string().optional(), 'Token for the account platform.'),
  DPO_SAMPLE: key(
    flag.default(false),
    'The sample mailbox and the sample officers are loaded (set by npm start).',
  ),

  SESSION_HOURS: key(integer(1, 24).default(10), 'Longest session of an officer.'),
  SESSION_IDLE_MINUTES: key(integer(5, 480).default(60), 'A session ends after this idle time.'),
  KEY_BACKUP_DAYS: key(
    integer(1, 3650).optional(),
    'Days after which the last backup that holds a key is gone; a certificate of destruction names the day, and says so when this is not set.',
  ),
  AUDIT_SEAL_SECONDS: key(integer(1, 3600).default(60), 'Time between two seals of the journals.'),
  LOG_LEVEL: key(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    'Log lines at this level and above.',
  ),
  METRICS_TOKEN: secret(
    z.string().min(16).optional(),
    'Bearer token asked for /metrics; without it only the loopback may read them.',
  ),
} as const satisfies Record<string, SettingKey>;

type Keys = typeof settingKeys;
type Raw = { readonly [K in keyof Keys]: z.output<Keys[K]['schema']> };

/** Every key with its value, defaults filled in. */
export interface Settings extends Omit<Raw, 'PUBLIC_URL' | 'MASTER_KEY_FILE'> {
  readonly PUBLIC_URL: string;
  readonly MASTER_KEY_FILE: string;
}
