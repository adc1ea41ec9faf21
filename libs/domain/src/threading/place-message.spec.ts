import { placeMessage, type PlacementFacts, type TicketLead } from './place-message.js';

const lead = (overrides: Partial<TicketLead> = {}): TicketLead => ({
  ticketId: 't1',
  how: 'token',
  correspondent: 'camille@mailo.com',
  restricted: false,
  ...overrides,
});
const facts = (overrides: Partial<PlacementFacts> = {}): PlacementFacts => ({
  sender: 'camille@mailo.com',
  leads: [lead()],
  isReport: false,
  authoritySign: false,
  soundsLikeFollowUp: false,
  ...overrides,
});

describe('where a message goes', () => {
  it('joins with our reference from the same correspondent, whatever the case of the address', () => {
    expect(placeMessage(facts({ sender: 'Camille@Mailo.com' }))).toEqual({
      kind: 'join',
      ticketId: 't1',
      why: 'token',
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
});
