import type { Keyring } from '#foundation';

const PROBE = /probe\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([0-9a-f]{32})/;
const PURPOSE = 'channel-probe';

/** What a probe carries in its Message-ID and its subject: some servers change the one, some the other. */
export const probeToken = (keyring: Keyring, id: string): string => `probe.${id}.${signed(keyring, id)}`;

/** The id of a probe that this desk made; null for any other mail. Costs an ordinary mail two short searches. */
export function probeIdIn(keyring: Keyring, texts: readonly (string | null)[]): string | null {
  for (const text of texts) {
    const [, id, mac] = (text?.includes('probe.') && PROBE.exec(text)) || [];
    if (id && mac === signed(keyring, id)) return id;
  }
  return null;
}

const signed = (keyring: Keyring, id: string): string =>
  keyring.hmac(PURPOSE, id).toString('hex').slice(0, 32);
