import { Inject, Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../database/platform-database.js';

/** Mails the sink keeps; the oldest go first. */
const KEPT = 1000;

export interface SinkMailLine {
  readonly n: number;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string | null;
  readonly subject: string | null;
  readonly size: number;
}
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly messageId: string | null;
  readonly subject: string | null;
}
export interface DueBounce {
  readonly n: number;
  readonly recipient: string;
  readonly raw: Buffer;
  readonly tries: number;
}

const LINE = `n::int as n, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "receivedAt",
  envelope_from as "from", envelope_to as "to", message_id as "messageId", subject, length(raw) as size`;

/** What the sink received, raw, and the bounces it still owes. */
@Injectable()
export class SinkStore {
  constructor(@Inject(PlatformDatabase) private readonly database: PlatformDatabase) {}

  /** Keeps one mail together with the bounces it causes: both or nothing. */
  async keep(mail: ReceivedMail, bounces: readonly { recipient: string; raw: Buffer }[]): Promise<void> {
    await this.database.transaction(async (client) => {
      const { rows } = await client.query<{ n: string }>(
        `insert into platform.sink_mail (envelope_from, envelope_to, message_id, subject, raw)
         values ($1, $2, $3, $4, $5) returning n`,
        [mail.from, mail.to, mail.messageId, mail.subject, mail.raw],
      );
      await client.query('delete from platform.sink_mail where n <= $1::bigint - $2', [rows[0].n, KEPT]);
      for (const { recipient, raw } of bounces) {
        await client.query('insert into platform.sink_bounce (recipient, raw) values ($1, $2)', [
          recipient,
          raw,
        ]);
      }
    });
  }

  /** The newest first. */
  list(): Promise<SinkMailLine[]> {
    return this.database.query<SinkMailLine>(
      `select ${LINE} from platform.sink_mail order by sink_mail.n desc`,
    );
  }

  async one(n: number): Promise<(SinkMailLine & { raw: Buffer }) | undefined> {
    const [row] = await this.database.query<SinkMailLine & { raw: Buffer }>(
      `select ${LINE}, raw from platform.sink_mail where sink_mail.n = $1`,
      [n],
    );
    return row;
  }

  dueBounces(): Promise<DueBounce[]> {
    return this.database.query<DueBounce>(
      `select n::int as n, recipient, raw, tries from platform.sink_bounce where due_at <= now()
       order by sink_bounce.n limit 20`,
    );
  }

  async bounceDone(n: number): Promise<void> {
    await this.database.query('delete from platform.sink_bounce where n = $1', [n]);
  }

  async bounceLater(n: number, seconds: number): Promise<void> {
    await this.database.query(
      'update platform.sink_bounce set tries = tries + 1, due_at = now() + make_interval(secs => $2) where n = $1',
      [n, seconds],
    );
  }
}
