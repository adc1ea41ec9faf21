/** What the desk keeps of its own work, by the section of the law that says how long. */
export const retentionKinds = ['rights-file', 'mailing-refusal', 'authority-file', 'other-ticket'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** Why it is kept until then. */
export const retentionGrounds = ['proof', 'refusal-respected', 'defence', 'nothing-owed'] as const;
export type RetentionGround = (typeof retentionGrounds)[number];

/** What decides on the kind of a closed ticket. */
export interface ClosedTicket {
  readonly hasRequest: boolean;
  readonly hasAuthorityFile: boolean;
  readonly isAuthorityRequest: boolean;
  /** An objection to mailings was granted in it: whoever refused must not be written to again. */
  readonly refusedMailings: boolean;
}

/** An authority file keeps its secrecy and its term even where a request hangs from the same ticket. */
export function retentionKindOf(ticket: ClosedTicket): RetentionKind {
  if (ticket.hasAuthorityFile || ticket.isAuthorityRequest) return 'authority-file';
  if (ticket.hasRequest) return ticket.refusedMailings ? 'mailing-refusal' : 'rights-file';
  return 'other-ticket';
}
