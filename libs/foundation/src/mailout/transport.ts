import { createTransport } from 'nodemailer';

export interface Envelope {
  from: string;
  to: string[];
}

/** What the server said, reduced to what the desk decides on. */
export type Delivery =
  | { kind: 'accepted'; response: string }
  | { kind: 'refused'; response: string }
  /** `uncertain`: the connection ended without an answer; the server may have taken the mail. */
  | { kind: 'put-off'; response: string; uncertain?: boolean };

export interface MailTransport {
  /** Sends these bytes and no others. */
  deliver(envelope: Envelope, bytes: Buffer): Promise<Delivery>;
}

/** Commands whose 5xx is about this mail; elsewhere (greeting, sign-in) it is about the server's configuration. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const LOOPBACK = /^(localhost|127\.|\[?::1)/;

/** The outgoing server of the settings. */
export class SmtpTransport implements MailTransport {
  private readonly transport;

  constructor(url: string) {
    this.transport = createTransport({
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 60_000,
      ignoreTLS: LOOPBACK.test(new URL(url).hostname),
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  async deliver(envelope: Envelope, bytes: Buffer): Promise<Delivery> {
    try {
      const info = (await this.transport.sendMail({ envelope: { ...envelope }, raw: bytes })) as {
        response?: string;
      };
      return { kind: 'accepted', response: info.response ?? '250' };
    } catch (error) {
      return verdict(error);
    }
  }
}

function verdict(error: unknown): Delivery {
  const fault = error as {
    responseCode?: number;
    response?: string;
    command?: string;
    code?: string;
    message?: string;
  };
  const response = (fault.response ?? `${fault.code ?? 'error'}: ${fault.message ?? ''}`).slice(0, 1000);
  const final = (fault.responseCode ?? 0) >= 500 && ABOUT_THE_MAIL.has(fault.command ?? '');
  if (final) return { kind: 'refused', response };
  return { kind: 'put-off', response, uncertain: fault.responseCode === undefined && !neverMet(response) };
}

/** Nobody was reached at all: then nothing can have been taken. */
const neverMet = (response: string): boolean =>
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EDNS|EHOSTUNREACH|ENETUNREACH|Greeting never received/.test(response);
