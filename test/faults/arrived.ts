import type { DeskBed } from '../servers/desk-bed.mjs';

export interface ArrivedMail {
  readonly sha256: string;
  readonly subject: string | null;
  readonly channel: string;
  readonly ticketed: boolean;
  readonly byHand: boolean;
}

/** The journal, once it holds at least so many mails and each of them is in a ticket; as it stands when patience ends. */
export async function arrived(bed: DeskBed, count: number, patienceMs = 120_000): Promise<ArrivedMail[]> {
  for (const until = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const rows = await bed.query<ArrivedMail>(
      `select encode(m.sha256, 'hex') as sha256, m.subject, c.kind as channel, m.by_hand as "byHand",
         m.state = 'ticketed' and t.id is not null as ticketed
       from message m join channel c on c.id = m.channel_id left join ticket t on t.id = m.ticket_id`,
    );
    if ((rows.length >= count && rows.every(({ ticketed }) => ticketed)) || Date.now() > until) return rows;
  }
}
