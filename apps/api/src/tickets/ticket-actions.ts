import type { AllowedAction } from '#contracts';
import { may, type Permission, type Role } from '#domain';
import type { TicketRow } from '#triage';

interface TicketFacts {
  readonly row: TicketRow;
  readonly requests: readonly { reference: string; state: string }[];
  readonly enquiry: { readonly reference: string; readonly state: string } | null;
  readonly hasAuthorityFile: boolean;
  /** The body of one of its mails was destroyed. */
  readonly bodyGone: boolean;
  /** A closed file whose time of editing, or whose time, is over. */
  readonly locked: 'locked' | 'destroyed' | null;
  readonly roles: readonly Role[];
}

type Refusal = AllowedAction['refusals'][number];
type Rule = readonly [
  action: string,
  permission: Permission,
  refuse: (facts: TicketFacts) => (Refusal | false)[],
];

const merged = ({ row }: TicketFacts): Refusal | false =>
  row.mergedInto !== null && { code: 'ticket.merged' };

/** What can be done with a ticket and, where not, why: the same conditions as in the use cases, told before the click. */
const RULES: readonly Rule[] = [
  ['triage', 'ticket.triage', (f) => [merged(f)]],
  [
    'undo-triage',
    'ticket.triage',
    (f) => [
      !f.row.triaged && { code: 'ticket.not-triaged' },
      f.bodyGone && { code: 'ticket.body-destroyed' },
      f.requests.length > 0 && { code: 'ticket.has-request' },
    ],
  ],
  [
    'open-request',
    'request.open',
    (f) => [merged(f), f.row.class === 'authority-request' && { code: 'ticket.is-authority-request' }],
  ],
  [
    'hand-over',
    'authority.handover',
    (f) => [f.row.restricted && { code: 'ticket.already-restricted' }, merged(f)],
  ],
  [
    'open-authority-file',
    'authority.park',
    (f) => [f.hasAuthorityFile && { code: 'ticket.has-authority-file' }],
  ],
  [
    'release',
    'authority.park',
    (f) => [
      !f.row.restricted && { code: 'ticket.not-restricted' },
      f.hasAuthorityFile && { code: 'ticket.has-authority-file' },
    ],
  ],
  [
    'write-letter',
    'letter.draft',
    (f) => [!f.row.correspondentAddress && { code: 'ticket.no-address' }, merged(f)],
  ],
  [
    'merge',
    'ticket.merge',
    (f) => [
      merged(f),
      f.requests.length > 0 && { code: 'ticket.merge-has-request' },
      openEnquiry(f) && { code: 'ticket.merge-has-enquiry' },
    ],
  ],
  ['open-breach', 'breach.open', () => []],
  [
    'close',
    'ticket.triage',
    (f) => [f.row.state === 'closed' && { code: 'ticket.closed' }, openRequest(f), openEnquiry(f)],
  ],
  ['reopen', 'ticket.triage', (f) => [f.row.state !== 'closed' && { code: 'ticket.not-closed' }, merged(f)]],
];

function openRequest({ requests }: TicketFacts): Refusal | false {
  const open = requests.find(({ state }) => state !== 'closed' && state !== 'withdrawn');
  return open ? { code: 'ticket.request-open', params: { reference: open.reference } } : false;
}

/** What opens a locked conversation again, or keeps an authority's secret. */
const UNLOCKING = ['reopen', 'hand-over', 'release'];

function lockRefusal(action: string, { locked }: TicketFacts): Refusal | false {
  if (locked === 'destroyed') return { code: 'file.destroyed' };
  return locked === 'locked' && !UNLOCKING.includes(action) && { code: 'file.locked' };
}

function openEnquiry({ enquiry }: TicketFacts): Refusal | false {
  if (enquiry === null || enquiry.state === 'closed') return false;
  return { code: 'ticket.enquiry-open', params: { reference: enquiry.reference } };
}

/** An action for which the officer's role has no permission is left out; a refused one stays and says why. */
export function ticketActions(facts: TicketFacts): AllowedAction[] {
  return RULES.filter(([, permission]) => may(facts.roles, permission)).map(([action, , refuse]) => {
    const refusals = [lockRefusal(action, facts), ...refuse(facts)].filter(
      (refusal): refusal is Refusal => refusal !== false,
    );
    return { action, allowed: refusals.length === 0, refusals };
  });
}
