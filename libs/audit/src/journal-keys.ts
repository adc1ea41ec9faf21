import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { MasterKey } from '#foundation';

const VERSION = 1;

/** What the journals encrypt: details of events and the signing key, under keys derived from the master key. */
export class JournalKeys {
  constructor(private readonly root: Uint8Array) {}

  /** AES-256-GCM under a key of its own for each `name`, which is bound as additional data too. */
  seal(name: string, text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(name), nonce).setAAD(Buffer.from(name));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
  }

  open(name: string, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== VERSION) throw new Error('sealed by an unknown version');
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(name), bytes.subarray(1, 13))
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
  }

  private keyOf(name: string): Buffer {
    return createHmac('sha256', this.root).update(name).digest();
  }
}

let open: JournalKeys | undefined;

/** Opens the journals of this process; each application does it once at start, before it serves anybody. */
export function openJournals(masterKey: MasterKey): void {
  open = new JournalKeys(masterKey.derive('audit journals'));
}

export function journalKeys(): JournalKeys {
  if (open === undefined) throw new Error('the journals are not open: import AuditModule');
  return open;
}
