import fc from 'fast-check';
import { directoryOf, shippedModel, TRIAGE_CLASSES, triage, versionWith, type MailFacts } from './index.js';
import { EVERYDAY_MAILS } from './testing/everyday-mails.js';

const NONE = directoryOf([]);

function facts(
  subject: string,
  text: string,
  from = 'someone@example.org',
  more: Partial<MailFacts> = {},
): MailFacts {
  return {
    messageId: null,
    inReplyTo: null,
    references: [],
    subject,
    text,
    segments: [{ zone: 'fresh', start: 0, end: text.length }],
    from: { name: '', address: from },
    replyTo: [],
    returnPath: null,
    date: '2026-10-01T00:00:00Z',
    headers: {
      autoSubmitted: null,
      precedence: null,
      listId: null,
      listUnsubscribe: null,
      autoResponseSuppress: null,
      spamFlag: null,
      contentLanguage: null,
      contentType: 'text/plain',
      contentTypeField: null,
    },
    authentication: null,
    report: null,
    attachmentNames: [],
    attachedMessages: [],
    ...more,
  };
}

describe('everyday wording beside the sample', () => {
  it.each(EVERYDAY_MAILS)(
    '$name $rights $language: $subject',
    ({ name, rights, language, subject, text, from }) => {
      const seen = triage(facts(subject, text, from), NONE, []);
      expect([seen.class, [...seen.rights].sort().join('+'), seen.language]).toEqual([
        name,
        rights.split('+').sort().join('+'),
        language,
      ]);
    },
  );
});

describe('evidence', () => {
  it('points at the words, so that the console can highlight them', () => {
    const text = 'Bonjour,\n\nJe souhaite exercer mon droit d’accès. Merci.';
    const seen = triage(facts('RGPD', text), NONE, []);
    const words = seen.evidence.find(({ supports, in: place }) => supports === 'access' && place === 'text')!;
    expect(text.slice(words.start, words.end)).toBe(words.quote);
    expect(words.quote).toBe('Je souhaite exercer mon droit d’accès.');
    expect(seen.triageVersion).toBe(versionWith(shippedModel()?.version ?? null));
  });

  it('does not read quoted history as a wish of today', () => {
    const now = 'Merci, tout est réglé.\n';
    const text = `${now}> Je demande la suppression de mon compte.`;
    const segments = [
      { zone: 'fresh' as const, start: 0, end: now.length },
      { zone: 'quoted' as const, start: now.length, end: text.length },
    ];
    expect(triage(facts('Re: compte', text, undefined, { segments }), NONE, []).rights).toEqual([]);
  });
});

describe('the account', () => {
  const account = (address: string, more: object = {}) => ({
    address,
    aliases: [],
    firstName: 'Anne',
    lastName: 'Martin',
    birthDate: '1980-02-01',
    language: 'fr',
    plan: 'free',
    recoveryAddress: null,
    parent: null,
    domains: [],
    ...more,
  });
  const two = directoryOf([
    account('anne.martin@mailo.com', { aliases: ['am@netc.fr'] }),
    account('annemartin@netc.fr', { birthDate: '1991-05-06' }),
  ]);

  it('is the main address where an alias is written', () => {
    expect(triage(facts('Compte', 'Merci de supprimer mon compte am@netc.fr'), two, []).account).toBe(
      'anne.martin@mailo.com',
    );
  });
  it('stays open between two holders of one name', () => {
    expect(triage(facts('Compte', 'Merci de supprimer mon compte. Anne Martin'), two, []).account).toBeNull();
  });
  it('is told apart by the birth date', () => {
    const seen = triage(
      facts('Compte', 'Merci de supprimer mon compte. Anne Martin, née le 6 mai 1991'),
      two,
      [],
    );
    expect(seen.account).toBe('annemartin@netc.fr');
    expect(seen.accountCandidates[0]).toMatchObject({ reason: 'name-and-birth-date', strength: 'strong' });
  });
});

describe('signs that a person must look at', () => {
  const REQUISITION =
    'Dans le cadre d’une enquête préliminaire, je vous requiers de me communiquer les connexions du compte x@mailo.com. Réquisition ci-jointe.';
  it.each([
    'police.nationale@gmail.com',
    'requisitions@gendarmerie-nationale.example',
    'opj@police-gouv.com',
  ])('a French authority from %s', (from) => {
    const seen = triage(facts('Réquisition judiciaire', REQUISITION, from), NONE, []);
    expect(seen).toMatchObject({
      class: 'authority-request',
      autoReplyAllowed: false,
      flags: { suspicious: true },
    });
  });
  it('not the same words from the State itself', () => {
    const seen = triage(
      facts('Réquisition judiciaire', REQUISITION, 'bta@gendarmerie.interieur.gouv.fr'),
      NONE,
      [],
    );
    expect(seen).toMatchObject({
      class: 'authority-request',
      flags: { suspicious: false },
      authoritySign: 'strong',
    });
  });
  it('a person who speaks of the police keeps a weak sign at most', () => {
    const seen = triage(
      facts('Question', 'La gendarmerie vous a-t-elle envoyé une réquisition judiciaire sur mon compte ?'),
      NONE,
      [],
    );
    expect(seen.class).not.toBe('authority-request');
    expect(seen.authoritySign).not.toBe('strong');
  });
  it('danger to life', () => {
    expect(
      triage(
        facts('urgent', 'Ma sœur a disparu, sa vie est en danger, donnez-moi accès à ses messages'),
        NONE,
        [],
      ).flags.threatToLife,
    ).toBe(true);
  });
});

describe('any text', () => {
  it('gives a suggestion in time, whatever is written', () => {
    const word = fc.constantFrom(
      'je',
      'supprimer',
      'mon',
      'compte',
      'article',
      '15',
      'droit',
      'a@mailo.com',
      '\n',
      '. ',
      'ſ',
      '\ud800',
      'É',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (words) => {
        const seen = triage(facts('x', words.join(' ')), NONE, []);
        expect(TRIAGE_CLASSES).toContain(seen.class);
        expect(seen.confidence).toBeGreaterThanOrEqual(0);
        expect(seen.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'je souhaite ',
    'a',
    'supprimer compte ',
    'a@b.',
    ' '.repeat(7),
    'art. 15 ',
    '1 mai 2000 ',
    'é\n',
    'Aa',
  ])('stays linear over a megabyte of %j', (piece) => {
    const started = performance.now();
    triage(facts('x', piece.repeat(Math.ceil(1_000_000 / piece.length))), NONE, []);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
