import { decodeMail, deliveryStatus, type DecodedMail, type DeliveryStatus } from '../decode/index.js';
import { segmentsOf, type Segment } from './segment-mail.js';

/** Everything that reading the bytes of one mail gives; plain data, so that it can cross from a thread. */
export interface DecodeOutcome {
  readonly mail: DecodedMail;
  /** A delivery report or a read receipt, where the mail is one. */
  readonly report: DeliveryStatus | null;
  /** How the raw bytes are cut for storing. */
  readonly segments: Segment[];
}

/** All steps that look at the bytes, wherever they run. */
export async function decodeWork(raw: Uint8Array): Promise<DecodeOutcome> {
  const mail = await decodeMail(raw);
  return { mail, report: deliveryStatus(mail), segments: segmentsOf(raw, mail) };
}
