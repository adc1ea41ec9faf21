import { Inject, Injectable } from '@nestjs/common';
import { SettingsService } from '#foundation';
import {
  NOTHING_KNOWN,
  parseAuthenticationResults,
  type AuthenticationFacts,
} from '../decode/authentication-results.js';
import type { DecodedMail } from '../decode/decoded-mail.js';
import type { OpenedMessage } from '../journal/message-store.js';
import type { StepTrace } from '../journal/part-manifest.js';
import { OwnNetworks, withoutMapping, type Arrival } from './arrival.js';
import { computeAuthentication, loadChecks, TimeOver } from './compute-authentication.js';
import { DnsAnswers, type Resolve } from './dns-answers.js';
import { factsOfFindings } from './facts-of-findings.js';
import { signaturesIn } from './signatures.js';

/** Where names are looked up; the system's name servers, or a table of a spec. */
export const MAIL_RESOLVE = Symbol('mail resolve');

/** A mail waits no longer for the answers of strangers' name servers. */
const LIMIT_MS = 2_000;

export interface Authenticated {
  readonly authentication: AuthenticationFacts;
  readonly step: StepTrace;
}
export type MailToAuthenticate = Pick<OpenedMessage, 'raw'> & {
  readonly row: Pick<OpenedMessage['row'], 'channelKind' | 'remoteIp' | 'helo' | 'envelopeFrom'>;
};
type Told = Pick<Authenticated, 'authentication'> & Pick<StepTrace, 'verdict' | 'why'>;

/**
 * Is the sender who the header says? What our own exchangers wrote down is believed; where they wrote nothing, the checks are
 * made here. Whatever goes wrong is a verdict, never the end of the mail.
 */
@Injectable()
export class AuthenticateMail {
  private readonly ownNetworks: OwnNetworks;
  private readonly dns: DnsAnswers;

  constructor(
    private readonly settings: SettingsService,
    @Inject(MAIL_RESOLVE) resolve: Resolve,
  ) {
    this.ownNetworks = new OwnNetworks(settings.values.OWN_NETWORKS);
    this.dns = new DnsAnswers(resolve);
  }

  /** Loads what the checks need before the first mail has to wait for it. */
  async prepare(): Promise<void> {
    if (this.settings.values.MAIL_AUTHENTICATE !== 'header') await loadChecks(false);
  }

  /** Never rejects. */
  async run(message: MailToAuthenticate, mail: DecodedMail, at: Date): Promise<Authenticated> {
    const started = performance.now();
    const { authentication, verdict, why } = await this.look(message, mail);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    return { authentication, step: { step: 'authenticate', verdict, why, ms, at: at.toISOString() } };
  }

  private async look(message: MailToAuthenticate, mail: DecodedMail): Promise<Told> {
    const { MAIL_AUTHENTICATE: mode, AUTHSERV_IDS } = this.settings.values;
    const arrival = this.arrivalOf(message);
    const from = mail.from?.address || null;
    // Whoever connects from outside can write our name over results of his own.
    if (mode !== 'compute' && arrival === null) {
      const told = parseAuthenticationResults(mail.headers.authenticationResults, AUTHSERV_IDS, from);
      if (told.present) return { authentication: told, verdict: 'ok', why: null };
    }
    if (mode === 'header') return skipped(arrival ? 'came-from-outside' : 'no-result-of-our-servers');
    const signatures = signaturesIn(message.raw);
    if (signatures.tooMany) return { ...skipped('more-signatures-than-checked'), verdict: 'failed' };
    if (arrival === null && signatures.dkim + signatures.arc === 0) return skipped('nothing-to-check');
    return this.compute(message.raw, arrival, from);
  }

  private async compute(raw: Buffer, arrival: Arrival | null, from: string | null): Promise<Told> {
    const { MAIL_DOMAIN } = this.settings.values;
    try {
      const found = await computeAuthentication({
        raw,
        arrival,
        host: MAIL_DOMAIN,
        resolve: this.dns.resolve,
        limitMs: LIMIT_MS,
      });
      const authentication = factsOfFindings(found, from);
      const unanswered = authentication.auth.some(({ result }) => result === 'temperror');
      return unanswered && !authentication.present
        ? { authentication, verdict: 'failed', why: 'no-answer-from-dns' }
        : { authentication, verdict: 'ok', why: arrival ? 'computed' : 'computed-from-signatures' };
    } catch (error) {
      const why = error instanceof TimeOver ? 'time-over' : 'not-computed';
      return { authentication: withoutAnswer(arrival), verdict: 'failed', why };
    }
  }

  /** The connection, where it says something of the sender: by SMTP, and not from a relay of our own. */
  private arrivalOf({ row }: MailToAuthenticate): Arrival | null {
    if (row.channelKind !== 'smtp' || row.remoteIp === null || this.ownNetworks.has(row.remoteIp))
      return null;
    return {
      remoteIp: withoutMapping(row.remoteIp),
      helo: row.helo,
      envelopeFrom: row.envelopeFrom ?? '',
    };
  }
}

const skipped = (why: string): Told => ({ authentication: NOTHING_KNOWN, verdict: 'skipped', why });

const withoutAnswer = (arrival: Arrival | null): AuthenticationFacts => ({
  ...NOTHING_KNOWN,
  source: 'computed',
  auth: (arrival ? ['spf', 'dkim', 'dmarc'] : ['dkim']).map((method) => ({
    method,
    result: 'temperror',
    properties: {},
  })),
});
