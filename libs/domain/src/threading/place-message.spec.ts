import { placeMessage, type PlacementFacts, type TicketLead } from './place-message.js';

const lead = (overrides: Partial<TicketLead> = {}): TicketLead => ({
  ticketId: 't1',
  how: 'token',
  correspondent: 'camille@mailo.com',
  restricted: false,
  subjects: ['Mes données', 'Votre demande d’accès à vos données'],
  reference: 'DPO-7K3F-9QXM',
  rights: ['access'],
  finished: false,
  answeredAt: null,
  ...overrides,
});
const facts = (overrides: Partial<PlacementFacts> = {}): PlacementFacts => ({
  sender: 'camille@mailo.com',
  subject: 'RE: Votre demande d’accès à vos données',
  leads: [lead()],
  isReport: false,
  isAutomatic: false,
  authoritySign: false,
  soundsLikeFollowUp: false,
  senderDisproved: false,
  rights: [],
  afterAnswer: { incomplete: null, newPeriod: false },
  receivedAt: new Date('2026-03-25T09:00:00Z'),
  ...overrides,
});

describe('where a message goes', () => {
  it('joins with our reference from the same correspondent, whatever the case of the address', () => {
    expect(placeMessage(facts({ sender: 'Camille@Mailo.com' }))).toEqual({
      kind: 'join',
      ticketId: 't1',
      why: 'token',
      complaint: null,
    });
  });

  it('does not join with our reference from somebody else: it proposes', () => {
    expect(placeMessage(facts({ sender: 'mallory@example.com' }))).toEqual({
      kind: 'open',
      proposals: [{ ticketId: 't1', reason: 'our-reference-other-sender' }],
    });
  });

  it('only proposes when the mail answers an earlier one without a reference of ours', () => {
    expect(placeMessage(facts({ leads: [lead({ how: 'reference' })] }))).toEqual({
      kind: 'open',
      proposals: [{ ticketId: 't1', reason: 'answers-a-mail' }],
    });
  });

  it('never lets a possible authority request into an ordinary conversation', () => {
    expect(placeMessage(facts({ authoritySign: true }))).toEqual({ kind: 'open', proposals: [] });
  });

  it('puts a copy beside the mail that it copies', () => {
    expect(placeMessage(facts({ leads: [lead({ how: 'copy', ticketId: 't9' })] }))).toMatchObject({
      ticketId: 't9',
      why: 'copy',
    });
  });

  it('brings a delivery report to the ticket of the letter', () => {
    expect(placeMessage(facts({ sender: 'mailer-daemon@mx.example', isReport: true }))).toMatchObject({
      kind: 'join',
      why: 'report',
    });
  });

  it('proposes an earlier ticket of the sender only when the words continue something', () => {
    const leads = [lead({ how: 'same-sender' })];
    expect(placeMessage(facts({ leads }))).toEqual({ kind: 'open', proposals: [] });
    expect(placeMessage(facts({ leads, soundsLikeFollowUp: true }))).toMatchObject({
      proposals: [{ reason: 'same-sender' }],
    });
  });

  it('never names a restricted ticket in a proposal', () => {
    const leads = [lead({ how: 'reference', restricted: true })];
    expect(placeMessage(facts({ leads }))).toEqual({ kind: 'open', proposals: [] });
  });

  const proposed = (reason: string) => ({ kind: 'open', proposals: [{ ticketId: 't1', reason }] });

  it('does not join where the domain in From denies the mail (lesson 14: a reference is not a sender)', () => {
    expect(placeMessage(facts({ senderDisproved: true }))).toEqual(proposed('our-reference-unproved-sender'));
  });

  it.each([
    'WG: Votre demande d’accès à vos données',
    'Tr : Mes données',
    'Fwd: Re: Mes données',
    'I: Mes données',
  ])('only proposes a mail that was passed on: %s (zammad#4965)', (subject) =>
    expect(placeMessage(facts({ subject }))).toEqual(proposed('our-reference-forwarded')),
  );

  it('only proposes a new topic written by pressing Reply (chatwoot#15869)', () => {
    expect(placeMessage(facts({ subject: 'Facture de mars' }))).toEqual(
      proposed('our-reference-new-subject'),
    );
    expect(placeMessage(facts({ subject: 'Re: Facture de mars' }))).toEqual(
      proposed('our-reference-new-subject'),
    );
  });

  it.each([
    'AW: RE: mes donnees',
    '[EXTERNE] Re : Mes données',
    'Re[2]: Votre demande d’accès à vos',
    'Pièce d’identité DPO-7K3F-9QXM',
    '',
    'Re:',
  ])('takes “%s” for the subject of the conversation', (subject) => {
    expect(placeMessage(facts({ subject }))).toMatchObject({ kind: 'join' });
  });

  it('joins an absence of the correspondent whatever its subject, and no one else’s', () => {
    const absence = facts({ isAutomatic: true, subject: 'Absence du bureau' });
    expect(placeMessage(absence)).toMatchObject({ kind: 'join', why: 'automatic', complaint: null });
    expect(placeMessage({ ...absence, sender: 'robot@example.com' })).toEqual(
      proposed('our-reference-other-sender'),
    );
  });

  describe('after a full answer', () => {
    const answered = (more: Partial<PlacementFacts> = {}, at = '2026-03-20T09:00:00Z') =>
      facts({ leads: [lead({ finished: true, answeredAt: new Date(at) })], ...more });
    const incomplete = { incomplete: 'Il manque mes journaux de connexion.', newPeriod: false };

    it('joins a complaint that it was incomplete and carries the words, another period named or not', () => {
      for (const newPeriod of [false, true])
        expect(placeMessage(answered({ afterAnswer: { ...incomplete, newPeriod } }))).toMatchObject({
          kind: 'join',
          complaint: incomplete.incomplete,
        });
    });
    it('opens a ticket for another right, also under “Re:” of our answer', () => {
      expect(placeMessage(answered({ rights: ['access', 'erasure'] }))).toEqual(
        proposed('our-reference-new-matter'),
      );
    });
    it('opens a ticket for a new period (D82)', () => {
      expect(
        placeMessage(answered({ rights: ['access'], afterAnswer: { incomplete: null, newPeriod: true } })),
      ).toEqual(proposed('our-reference-new-matter'));
    });
    it('opens a ticket for a complaint more than twelve months later', () => {
      const late = answered({ afterAnswer: incomplete }, '2025-03-24T09:00:00Z');
      expect(placeMessage(late)).toEqual(proposed('our-reference-new-matter'));
    });
    it('joins thanks, and the same right asked about again', () => {
      expect(placeMessage(answered())).toMatchObject({ kind: 'join', complaint: null });
      expect(placeMessage(answered({ rights: ['access'] }))).toMatchObject({ kind: 'join' });
    });
    it('joins another right while the first request still runs: an officer adds it', () => {
      expect(placeMessage(facts({ rights: ['erasure'] }))).toMatchObject({ kind: 'join', complaint: null });
    });
  });
});
