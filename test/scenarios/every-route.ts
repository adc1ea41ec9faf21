/** What a walk puts into a route: the ids of something, and words that only it holds. */
export interface Things {
  readonly ticket: string;
  readonly message: string;
  readonly request: string;
  readonly letter: string;
  readonly draft: string;
  readonly file: string;
  readonly breach: string;
  readonly task: string;
  readonly note: string;
  readonly attachment: string;
  readonly link: string;
  readonly merge: string;
  readonly proposal: string;
  readonly reference: string;
  readonly words: readonly string[];
  readonly address: string;
  /** An ordinary ticket that everybody sees, and an officer. */
  readonly seen: string;
  readonly officer: string;
  /** A version of a rule set that somebody may look at the impact of. */
  readonly ruleSet: string;
}

export type Call = readonly [path: string, body?: unknown];
export type Walk =
  /** Calls that name a thing. */
  | { readonly of: (things: Things) => readonly Call[] }
  /** Calls that name nothing. */
  | { readonly plain: readonly Call[] }
  /** Not called: why. */
  | { readonly apart: string };

const post = (tail: string, body: unknown = {}) => ({
  of: ({ ticket }: Things): Call[] => [[`/tickets/${ticket}${tail}`, body]],
});
const file = (tail: string, body: unknown = {}) => ({
  of: (things: Things): Call[] => [[`/authority-files/${things.file}${tail}`, body]],
});
const apart = (why: string) => ({ apart: why });
const own = apart('own session: names nobody else');
const upload = (): FormData => {
  const form = new FormData();
  form.append('file', new Blob(['a file']), 'a.txt');
  return form;
};

/** Every route of the desk and how the walk calls it. A new route stands here before its first build is green. */
export const everyRoute: Readonly<Record<string, Walk>> = {
  'GET /health/live': apart('for those who watch the process'),
  'GET /health/ready': apart('for those who watch the process'),
  'GET /metrics': apart('for those who watch the process'),
  'POST /session': own,
  'GET /session': { plain: [['/session']] },
  'DELETE /session': own,
  'POST /session/totp': own,
  'POST /session/passkey/options': own,
  'POST /session/passkey': own,
  'POST /session/step-up': own,
  'GET /session/sessions': { plain: [['/session/sessions']] },
  'DELETE /session/sessions/:id': own,
  'PATCH /session/profile': own,
  'POST /session/password': own,
  'GET /second-factors': { plain: [['/second-factors']] },
  'POST /second-factors/totp': own,
  'POST /second-factors/totp/confirm': own,
  'POST /second-factors/passkey/options': own,
  'POST /second-factors/passkey': own,
  'DELETE /second-factors/:id': own,
  'GET /saved-filters': { plain: [['/saved-filters?resource=tickets']] },
  'POST /saved-filters': own,
  'DELETE /saved-filters/:id': own,

  'GET /home': { plain: [['/home']] },
  'GET /search': { of: ({ words }) => words.map((q) => [`/search?q=${encodeURIComponent(q)}&limit=100`]) },
  'GET /permissions': { plain: [['/permissions']] },
  'GET /rule-sets': { plain: [['/rule-sets']] },
  'POST /rule-sets': apart('changes the desk: names no ticket'),
  'GET /rule-sets/:id/changes': apart('values of a rule set: names no ticket'),
  'GET /rule-sets/:id/impact': {
    of: ({ ruleSet }) => [[`/rule-sets/${ruleSet}/impact`]],
  },
  'POST /rule-sets/:id/approve': apart('changes the desk: names no ticket'),
  'POST /rule-sets/:id/withdraw': apart('changes the desk: names no ticket'),
  'GET /templates': { plain: [['/templates']] },
  'GET /officers': { plain: [['/officers']] },
  'GET /officers/brief': { plain: [['/officers/brief']] },
  'POST /officers': apart('changes staff: names no ticket'),
  'PATCH /officers/:id': apart('changes staff: names no ticket'),
  'POST /officers/:id/sole-decider': apart('changes staff: names no ticket'),
  'POST /officers/:id/sole-decider/end': apart('changes staff: names no ticket'),
  'POST /officers/:id/revoke-sessions': apart('changes staff: names no ticket'),

  'GET /tickets': {
    of: ({ ticket, address }) => [
      ['/tickets?limit=200'],
      ['/tickets?limit=200&inbox=true&sort=firstReceivedAt&order=asc'],
      ['/tickets?limit=200&class=authority-request'],
      ['/tickets?limit=200&byHand=true'],
      ['/tickets?limit=200&flag=possible-authority'],
      ['/tickets?limit=200&assigneeId=nobody'],
      [`/tickets?ids=${ticket}`],
      [`/tickets?correspondent=${encodeURIComponent(address)}`],
      ['/tickets?tag=walked'],
    ],
  },
  'GET /tickets/:id': { of: ({ ticket }) => [[`/tickets/${ticket}`]] },
  'POST /tickets/:id/triage': post('/triage', { class: 'not-privacy', notPrivacyKind: 'spam' }),
  'POST /tickets/:id/undo-triage': post('/undo-triage'),
  'POST /tickets/:id/read': post('/read'),
  'POST /tickets/:id/pass-on': post('/pass-on', { how: 'again' }),
  'GET /retention/outlook': { plain: [['/retention/outlook']] },
  'GET /retention/files': {
    of: ({ reference }) => [
      ['/retention/files?limit=200'],
      ['/retention/files?limit=200&kind=authority-file'],
      [`/retention/files?reference=${reference}`],
    ],
  },
  'POST /retention/files/:id/open': {
    of: ({ ticket }) => [[`/retention/files/${ticket}/open`, { reason: 'A walk.' }]],
  },
  'POST /retention/files/:id/claim': {
    of: ({ ticket }) => [[`/retention/files/${ticket}/claim`, { reason: 'A walk.', reviewOn: '2100-01-01' }]],
  },
  'POST /retention/files/:id/claim/lift': {
    of: ({ ticket }) => [[`/retention/files/${ticket}/claim/lift`, { reason: 'A walk.' }]],
  },
  'GET /retention/certificates': {
    of: ({ reference }) => [
      ['/retention/certificates?limit=200'],
      [`/retention/certificates?reference=${reference}`],
    ],
  },
  'GET /retention/certificates/export': { plain: [['/retention/certificates/export']] },
  'GET /retention/certificates/:id': {
    of: ({ ticket }) => [[`/retention/certificates/${ticket}`]],
  },
  'GET /triage/acceptable': { plain: [['/triage/acceptable?threshold=0.6']] },
  'POST /triage/batches': {
    of: ({ ticket, message }) => [
      ['/triage/batches', { threshold: 0.6, items: [{ ticketId: ticket, messageId: message }] }],
    ],
  },
  'POST /triage/batches/:id/undo': apart('names a batch of the officer’s own'),
  'GET /triage/matrix': { plain: [['/triage/matrix']] },
  'GET /triage/decisions': {
    plain: [
      ['/triage/decisions?limit=200'],
      ['/triage/decisions?limit=200&decided=authority-request'],
      ['/triage/decisions?limit=200&suggested=subject-request&right=access'],
    ],
  },
  'GET /triage/export': { plain: [['/triage/export']] },
  'GET /pass-on-targets': { plain: [['/pass-on-targets']] },
  'PUT /pass-on-targets': apart('changes the desk: names no ticket'),
  'DELETE /pass-on-targets/:id': apart('changes the desk: names no ticket'),
  'GET /channels/:id/pass-on': apart('figures of a channel: names no ticket'),
  'POST /tickets/:id/hand-over': post('/hand-over'),
  'POST /tickets/:id/release': post('/release'),
  'POST /tickets/:id/notes': post('/notes', { body: 'A note of a walk.' }),
  'POST /tickets/:id/tasks': post('/tasks', { title: 'A task of a walk' }),
  'PUT /tickets/:id/tags': post('/tags', { tags: ['walk'] }),
  'POST /tickets/:id/links': {
    of: ({ ticket, seen }) => [
      [`/tickets/${ticket}/links`, { ticketId: seen }],
      [`/tickets/${seen}/links`, { ticketId: ticket }],
    ],
  },
  'DELETE /tickets/:id/links/:linkId': {
    of: ({ ticket, seen, link }) => [
      [`/tickets/${ticket}/links/${link}`],
      [`/tickets/${seen}/links/${link}`],
    ],
  },
  'POST /tickets/:id/merge': {
    of: ({ ticket, seen }) => [
      [`/tickets/${ticket}/merge`, { intoTicketId: seen }],
      [`/tickets/${seen}/merge`, { intoTicketId: ticket }],
    ],
  },
  'POST /tickets/:id/close': post('/close', { as: 'walked' }),
  'POST /tickets/:id/reopen': post('/reopen'),
  'POST /tickets/:id/assign': {
    of: ({ ticket, officer }) => [[`/tickets/${ticket}/assign`, { officerId: officer }]],
  },
  'POST /tickets/bulk-assign': {
    of: ({ ticket, officer }) => [['/tickets/bulk-assign', { ids: [ticket], officerId: officer }]],
  },
  'POST /tickets/:id/attachments': { of: ({ ticket }) => [[`/tickets/${ticket}/attachments`, upload()]] },
  'POST /tickets/:id/request': post('/request', { rights: ['access'] }),
  'POST /tickets/:id/authority-file': post('/authority-file'),
  'GET /ticket-attachments/:id/content': {
    of: ({ attachment }) => [[`/ticket-attachments/${attachment}/content`]],
  },
  'GET /ticket-attachments/:id/content/picture': {
    of: ({ attachment }) => [[`/ticket-attachments/${attachment}/content/picture?page=1`]],
  },
  'GET /ticket-attachments/:id': { of: ({ attachment }) => [[`/ticket-attachments/${attachment}`]] },
  'POST /tasks/:id/done': { of: ({ task }) => [[`/tasks/${task}/done`, {}]] },
  'POST /tasks/:id/undone': { of: ({ task }) => [[`/tasks/${task}/undone`, {}]] },
  'POST /merges/:id/undo': { of: ({ merge }) => [[`/merges/${merge}/undo`, {}]] },
  'POST /proposals/:id': { of: ({ proposal }) => [[`/proposals/${proposal}`, { decision: 'joined' }]] },

  'POST /messages/import': apart('brings mails in: names no ticket'),
  'POST /messages/manual': apart('brings a message in: names no ticket'),
  'GET /messages/:id': { of: ({ message }) => [[`/messages/${message}`]] },
  'POST /messages/:id/move': { of: ({ message }) => [[`/messages/${message}/move`, {}]] },
  'GET /messages/:id/html': {
    of: ({ message }) => [[`/messages/${message}/html`]],
  },
  'GET /messages/:id/attachments/:ordinal': {
    of: ({ message }) => [[`/messages/${message}/attachments/0`], [`/messages/${message}/attachments/1`]],
  },
  'GET /messages/:id/attachments/:ordinal/picture': {
    of: ({ message }) => [
      [`/messages/${message}/attachments/0/picture`],
      [`/messages/${message}/attachments/1/picture?page=2`],
    ],
  },
  'GET /messages/:id/raw': { of: ({ message }) => [[`/messages/${message}/raw`]] },
  'GET /messages/:id/parts/:ordinal': {
    of: ({ message }) => [[`/messages/${message}/parts/0`], [`/messages/${message}/parts/1`]],
  },

  'GET /requests': {
    of: ({ ticket, request }) => [
      ['/requests?limit=200'],
      ['/requests?limit=200&open=true&sort=receivedAt&order=desc'],
      [`/requests?ticketId=${ticket}`],
      [`/requests?ids=${request}`],
    ],
  },
  'GET /requests/:id': { of: ({ request }) => [[`/requests/${request}`]] },
  'POST /requests/:id/actions/:action': {
    of: ({ request }) => [
      [`/requests/${request}/actions/assess`, { version: 1 }],
      [`/requests/${request}/actions/withdraw`, { version: 1, note: 'walked' }],
    ],
  },
  'PUT /requests/:id/tracks/:right': {
    of: ({ request }) => [[`/requests/${request}/tracks/access`, { outcome: 'granted' }]],
  },
  'POST /requests/:id/tracks/:right/owner': {
    of: ({ request, officer }) => [[`/requests/${request}/tracks/access/owner`, { officerId: officer }]],
  },
  'PUT /requests/:id/tracks/:right/scope': {
    of: ({ request }) => [[`/requests/${request}/tracks/access/scope`, { version: 1, scope: 'profile' }]],
  },
  'POST /requests/:id/tracks/:right/tasks': {
    of: ({ request }) => [[`/requests/${request}/tracks/access/tasks`, { title: 'walked' }]],
  },
  'POST /requests/:id/tracks/:right/steps': {
    of: ({ request }) => [
      [
        `/requests/${request}/tracks/access/steps`,
        { version: 1, step: 'carried-out', done: true, how: 'walked' },
      ],
    ],
  },
  'POST /requests/:id/put-to-controller': {
    of: ({ request, officer }) => [
      [`/requests/${request}/put-to-controller`, { version: 1, officerId: officer }],
    ],
  },
  'POST /requests/:id/decide-for-controller': {
    of: ({ request }) => [
      [`/requests/${request}/decide-for-controller`, { version: 1, verdict: 'confirmed' }],
    ],
  },
  'GET /tickets/:id/earlier-requests': {
    of: ({ ticket, address }) => [
      [`/tickets/${ticket}/earlier-requests`],
      [`/tickets/${ticket}/earlier-requests?accountAddress=${encodeURIComponent(address)}`],
    ],
  },
  'PUT /requests/:id/requester': {
    of: ({ request }) => [[`/requests/${request}/requester`, { version: 1, kind: 'agent' }]],
  },
  'POST /requests/:id/stop-mailings': {
    of: ({ request, address }) => [
      [`/requests/${request}/stop-mailings`, { version: 1, accountAddress: address }],
    ],
  },
  'POST /requests/bulk-assign': {
    of: ({ request, officer }) => [['/requests/bulk-assign', { ids: [request], officerId: officer }]],
  },
  'PUT /requests/:id/overdue-cause': {
    of: ({ request }) => [[`/requests/${request}/overdue-cause`, { cause: 'workload' }]],
  },
  'POST /requests/:id/assign': {
    of: ({ request, officer }) => [[`/requests/${request}/assign`, { officerId: officer }]],
  },
  'GET /requests/:id/what-if': { of: ({ request }) => [[`/requests/${request}/what-if?pauseDays=3`]] },

  'POST /requests/:id/identity-document': {
    of: ({ request }) => [[`/requests/${request}/identity-document`, { version: 1, doubt: 'A walk.' }]],
  },
  'GET /requests/:id/identity-document/picture': {
    of: ({ request }) => [[`/requests/${request}/identity-document/picture?page=1`]],
  },
  'POST /requests/:id/identity-document/result': {
    of: ({ request }) => [
      [`/requests/${request}/identity-document/result`, { version: 1, result: 'matches' }],
    ],
  },
  'GET /identity/:token': apart('for the person who was sent the link: answers officers and strangers alike'),
  'POST /identity/:token': apart(
    'for the person who was sent the link: answers officers and strangers alike',
  ),

  'GET /letters': {
    of: ({ ticket, request }) => [
      ['/letters?limit=200'],
      ['/letters?limit=200&kind=authority-acknowledgement'],
      [`/letters?ticketId=${ticket}`],
      [`/letters?requestId=${request}`],
    ],
  },
  'GET /letters/:id': { of: ({ letter }) => [[`/letters/${letter}`]] },
  'GET /letters/:id/raw': { of: ({ letter }) => [[`/letters/${letter}/raw`]] },
  'POST /letters': {
    of: ({ ticket, request, file: fileId, seen }) => [
      ['/letters', { ticketId: ticket, kind: 'clarification-question' }],
      ['/letters', { ticketId: ticket, requestId: request, kind: 'answer' }],
      ['/letters', { ticketId: seen, requestId: request, kind: 'answer' }],
      ['/letters', { ticketId: seen, authorityFileId: fileId, kind: 'authority-acknowledgement' }],
    ],
  },
  'PUT /letters/:id': {
    of: ({ draft }) => [[`/letters/${draft}`, { version: 1, subject: 'Walked', body: 'Walked.' }]],
  },
  'POST /letters/:id/send': { of: ({ draft }) => [[`/letters/${draft}/send`, { version: 1 }]] },
  'GET /letters/:id/pdf': { of: ({ draft }) => [[`/letters/${draft}/pdf`]] },
  'POST /letters/:id/posting': {
    of: ({ draft }) => [
      [
        `/letters/${draft}/posting`,
        { version: 1, on: '2026-11-20', kind: 'registered', trackingNumber: '1A 23' },
      ],
    ],
  },
  'POST /letters/:id/returned': {
    of: ({ letter }) => [[`/letters/${letter}/returned`, { reason: 'A walk.' }]],
  },
  'POST /letters/:id/preview': {
    of: ({ draft }) => [[`/letters/${draft}/preview`, { subject: 'Walked', body: 'Walked.' }]],
  },
  'POST /letters/:id/ask-reading': {
    of: ({ draft }) => [[`/letters/${draft}/ask-reading`, { version: 1 }]],
  },
  'POST /letters/:id/reading': {
    of: ({ draft }) => [[`/letters/${draft}/reading`, { version: 1, verdict: 'approved' }]],
  },
  'POST /letters/:id/held': {
    of: ({ letter }) => [[`/letters/${letter}/held`, { decision: 'released', reason: 'A walk.' }]],
  },
  'POST /letters/:id/discard': { of: ({ draft }) => [[`/letters/${draft}/discard`, {}]] },

  'GET /authority-files': { plain: [['/authority-files?limit=200']] },
  'GET /authority-files/:id': file(''),
  'PATCH /authority-files/:id': file('', { version: 1, note: 'walked' }),
  'POST /authority-files/:id/acknowledge': file('/acknowledge'),
  'POST /authority-files/:id/park': file('/park'),
  'POST /authority-files/:id/page-acknowledge': file('/page-acknowledge'),

  'GET /breaches': {
    of: ({ ticket }) => [
      ['/breaches?limit=200'],
      ['/breaches?limit=200&owed=true'],
      [`/breaches?limit=200&ticketId=${ticket}`],
    ],
  },
  'GET /breaches/export': { plain: [['/breaches/export?format=json'], ['/breaches/export?format=csv']] },
  'GET /breaches/:id': { of: ({ breach }) => [[`/breaches/${breach}`]] },
  'POST /breaches': {
    of: ({ ticket, letter }) => [
      ['/breaches', { ticketId: ticket, kind: 'other', what: 'A walk.', knownAt: '2026-01-05T10:00:00Z' }],
      ['/breaches', { letterId: letter, kind: 'other', what: 'A walk.', knownAt: '2026-01-05T10:00:00Z' }],
    ],
  },
  'PATCH /breaches/:id': { of: ({ breach }) => [[`/breaches/${breach}`, { version: 1, what: 'A walk.' }]] },
  'POST /breaches/:id/actions/:action': {
    of: ({ breach }) => [[`/breaches/${breach}/actions/close`, { version: 1 }]],
  },
  'GET /enquiries': { plain: [['/enquiries?limit=200'], ['/enquiries?limit=200&kind=supervisory']] },
  'GET /enquiries/:id': { of: ({ file: fileId }) => [[`/enquiries/${fileId}`]] },
  'PATCH /enquiries/:id': { of: ({ file: fileId }) => [[`/enquiries/${fileId}`, { version: 1 }]] },
  'POST /enquiries/:id/actions/:action': {
    of: ({ file: fileId }) => [[`/enquiries/${fileId}/actions/close`, { version: 1 }]],
  },
  'POST /enquiries/:id/handovers': {
    of: ({ file: fileId, ticket }) => [
      [
        `/enquiries/${fileId}/handovers`,
        { version: 1, at: '2026-01-05T10:00:00Z', way: 'A walk', items: [{ kind: 'message', id: ticket }] },
      ],
    ],
  },

  'GET /accounts/:address': {
    of: ({ ticket, address }) => [
      [`/accounts/camille.vaucourbe@mailo.com?ticketId=${ticket}`],
      [`/accounts/${encodeURIComponent(address)}?ticketId=${ticket}`],
    ],
  },
  'GET /channels': { plain: [['/channels']] },
  'GET /channels/alarms': { plain: [['/channels/alarms']] },
  'GET /channels/:id': apart('walked for each channel below'),
  'GET /channels/:id/messages': apart('walked for each channel below'),
  'POST /channels': apart('changes channels: names no ticket'),
  'POST /channels/:id/state': apart('changes channels: names no ticket'),
  'POST /channels/:id/ask-again': apart('changes channels: names no ticket'),
  'POST /channels/:id/gaps/:gapId/settle': apart('changes channels: names no ticket'),
  'POST /channels/:id/silence': apart('changes channels: names no ticket'),
  'GET /audit-events': {
    of: ({ ticket, file: fileId, letter }) => [
      [`/audit-events?ticketId=${ticket}&limit=200`],
      [`/audit-events?objectId=${fileId}&limit=200`],
      [`/audit-events?objectId=${letter}&limit=200`],
      [`/audit-events?journal=vault&ticketId=${ticket}`],
    ],
  },
  'GET /audit-events/vault': {
    of: ({ ticket, file: fileId }) => [
      ['/audit-events/vault?limit=200'],
      [`/audit-events/vault?ticketId=${ticket}`],
      [`/audit-events/vault?objectId=${fileId}`],
    ],
  },
  'GET /audit-events/status': { plain: [['/audit-events/status']] },
  'GET /audit-events/anchor': { plain: [['/audit-events/anchor']] },
  'GET /audit-events/export': apart('read whole below'),
};
