import type {
  AuthoritySign,
  CandidateStrength,
  NotPrivacyKind,
  TriageClass,
  TriageLanguage,
  TriageRight,
} from './vocabulary.js';

export interface TriageAddress {
  readonly name: string;
  readonly address: string;
}

export interface TriageSegment {
  readonly zone: 'fresh' | 'quoted' | 'forwarded' | 'signature' | 'disclaimer';
  readonly start: number;
  readonly end: number;
}

/** Everything the triage knows of one mail; the decoder fills it. */
export interface MailFacts {
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Zones of `text`, in order; evidence is looked for in what was written now. */
  readonly segments: readonly TriageSegment[];
  readonly from: TriageAddress | null;
  readonly replyTo: readonly TriageAddress[];
  /** '' for the null return path, null where unknown. */
  readonly returnPath: string | null;
  /** The sender's date, ISO 8601: ages are counted at that day. */
  readonly date: string | null;
  readonly headers: {
    readonly autoSubmitted: string | null;
    readonly precedence: string | null;
    readonly listId: string | null;
    readonly listUnsubscribe: string | null;
    readonly autoResponseSuppress: string | null;
    readonly spamFlag: string | null;
    readonly contentLanguage: string | null;
    readonly contentType: string;
    readonly contentTypeField: string | null;
    /** Name of a field that only answering machines write. */
    readonly machineField?: string | null;
    /** Any of the fields of mailing lists (RFC 2369, RFC 2919). */
    readonly listField?: boolean;
    /** `X-Failed-Recipients`: a bounce of a server that writes no report. */
    readonly failedRecipients?: string | null;
  };
  /** What our own servers found out about the sender; null where they said nothing. */
  readonly authentication: {
    readonly authenticated: boolean;
    readonly dmarc: string | null;
    readonly smtpAuth: string | null;
  } | null;
  /** Delivery report, read receipt or complaint, by its machine-readable part. */
  readonly report: 'delivery' | 'disposition' | 'feedback' | null;
  readonly attachmentNames: readonly string[];
  readonly attachedMessages: readonly {
    readonly messageId: string | null;
    readonly from: TriageAddress | null;
  }[];
}

export interface DirectoryAccount {
  readonly address: string;
  readonly aliases: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  readonly language: string | null;
  readonly plan: string | null;
  readonly recoveryAddress: string | null;
  readonly parent: string | null;
  readonly domains: readonly string[];
}

export interface TriageDirectory {
  /** Domains of the mail provider, `mailo.com` … */
  readonly ownDomains: ReadonlySet<string>;
  byAddress(address: string): DirectoryAccount | null;
  byDomain(domain: string): DirectoryAccount | null;
  byRecovery(address: string): readonly DirectoryAccount[];
  /** Accounts by folded first word of the last name. */
  byLastName(word: string): readonly DirectoryAccount[];
}

/** An earlier mail of the mailbox, as triaged then. Oldest first. */
export interface TriageHistoryEntry {
  readonly messageId: string | null;
  readonly from: string | null;
  readonly subject: string;
  readonly class: TriageClass;
  readonly rights: readonly TriageRight[];
  readonly account: string | null;
}

export interface TriageEvidence {
  readonly rule: string;
  readonly quote: string;
  readonly in: 'subject' | 'text' | 'header';
  /** Offsets into the subject or the text; 0, 0 for a header. */
  readonly start: number;
  readonly end: number;
  /** Negative where the words speak against. */
  readonly weight: number;
  /** A class, a right, a flag. */
  readonly supports: string;
}

export interface AccountCandidate {
  readonly address: string;
  readonly known: boolean;
  readonly reason: string;
  readonly strength: CandidateStrength;
}

export interface TriageFlags {
  readonly minor: boolean;
  readonly suspicious: boolean;
  readonly threatToLife: boolean;
  readonly postMortem: boolean;
  /** Written for somebody else: agent, lawyer, parent, heir. */
  readonly mandate: boolean;
  /** Worded as urgent; whether it repeats an earlier request is judged when the request is opened. */
  readonly urgent: boolean;
}

/** What a wish is about, in the words of the mail: `login-history`, `everything`, `before-closing` … */
export interface TriageScope {
  readonly about: string;
  readonly quote: string;
  readonly in: TriageEvidence['in'];
  readonly start: number;
  readonly end: number;
}

export interface TriageSuggestion {
  readonly triageVersion: string;
  readonly class: TriageClass;
  readonly notPrivacyKind: NotPrivacyKind | null;
  readonly rights: readonly TriageRight[];
  readonly scope: readonly TriageScope[];
  readonly language: TriageLanguage;
  readonly accountCandidates: readonly AccountCandidate[];
  /** The candidate that stands out, null where none does. */
  readonly account: string | null;
  readonly flags: TriageFlags;
  readonly authoritySign: AuthoritySign;
  readonly autoReplyAllowed: boolean;
  readonly confidence: number;
  /** Not sure enough to propose: a person decides without a default. */
  readonly abstains: boolean;
  readonly evidence: readonly TriageEvidence[];
  /** Message-ID of the earlier mail that this one continues, where it was found. */
  readonly continues: string | null;
}
