import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Keyring, Mailout, newId, SettingsService, type Context } from '#foundation';
import { probeToken } from './probe-token.js';

const KEPT_DAYS = 30;

/** Sends a mail from the desk to the desk, by the way that the answers take out and the mails of others take in. */
@Injectable()
export class SendProbe {
  constructor(
    private readonly mailout: Mailout,
    private readonly keyring: Keyring,
    private readonly settings: SettingsService,
  ) {}

  async run(ctx: Context): Promise<void> {
    const { MAIL_FROM, MAIL_DOMAIN } = this.settings.values;
    const id = newId();
    const token = probeToken(this.keyring, id);
    const messageId = `<${token}@${MAIL_DOMAIN}>`;
    const bytes = await new MailComposer({
      from: MAIL_FROM,
      to: MAIL_FROM,
      subject: `DPO Desk ${token}`,
      text: 'The desk watches with this mail whether mails reach it. Nothing is to be done.',
      messageId,
      date: ctx.now,
      headers: { 'Auto-Submitted': 'auto-generated' },
      newline: '\r\n',
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    await ctx.query('insert into channel_probe (id, sent_at) values ($1, $2)', [id, ctx.now]);
    await ctx.query(`delete from channel_probe where sent_at < $1::timestamptz - make_interval(days => $2)`, [
      ctx.now,
      KEPT_DAYS,
    ]);
    await this.mailout.queueMail(ctx, {
      ownerKind: 'channel-probe',
      ownerId: id,
      from: MAIL_FROM,
      to: [MAIL_FROM],
      messageId,
      bytes,
    });
  }
}
