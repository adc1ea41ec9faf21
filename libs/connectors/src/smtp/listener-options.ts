import { readFile } from 'node:fs/promises';
import type { Settings } from '#foundation';

/** What the listener needs of the configuration. */
export type ListenerSettings = Pick<
  Settings,
  | 'SMTP_LISTEN_PORT'
  | 'SMTP_LISTEN_BIND'
  | 'SMTP_LISTEN_LMTP'
  | 'SMTP_LISTEN_RECIPIENTS'
  | 'SMTP_MAX_BYTES'
  | 'MAIL_DOMAIN'
> & {
  readonly SMTP_LISTEN_TLS_CERT?: string | undefined;
  readonly SMTP_LISTEN_TLS_KEY?: string | undefined;
};

/** The certificate that turns STARTTLS on; undefined when none is configured. */
export async function certificateOf(
  settings: ListenerSettings,
): Promise<{ cert: Buffer; key: Buffer } | undefined> {
  const { SMTP_LISTEN_TLS_CERT: certFile, SMTP_LISTEN_TLS_KEY: keyFile } = settings;
  if (!certFile && !keyFile) return undefined;
  if (!certFile || !keyFile)
    throw new Error('SMTP_LISTEN_TLS_CERT and SMTP_LISTEN_TLS_KEY belong together: give both or none');
  const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
  return { cert, key };
}
