import { directoryOf, shippedModel, triage, versionWith, type MailFacts } from '../index.js';
import { readByRules } from '../triage.js';
import { base64 } from './base64.js';
import { conceptsOf } from './concepts.js';
import { classOf, joinModel } from './join.js';
import { placedFeatures, textFeatures } from './text-features.js';

const NONE = directoryOf([]);
const model = shippedModel()!;

function facts(subject: string, text: string, from = 'someone@example.org'): MailFacts {
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
  };
}

describe('a wish in words that no rule names', () => {
  const FAREWELL =
    'Bonjour,\nIl a fait beau hier au village.\nFaites en sorte que plus rien ne subsiste de moi chez vous, ni nom ni photos. Merci.';

  it('is found by the model, not by the rules', () => {
    const alone = triage(facts('Au revoir', FAREWELL), NONE, [], null);
    const joined = triage(facts('Au revoir', FAREWELL), NONE, []);
    expect(alone.class).toBe('not-privacy');
    expect([joined.class, joined.rights]).toEqual(['subject-request', ['erasure']]);
  });

  it('is shown by the sentence that carries it', () => {
    const [first] = triage(facts('Au revoir', FAREWELL), NONE, []).evidence.filter(
      ({ supports, rule }) => supports === 'erasure' && rule === 'model.erasure',
    );
    expect(FAREWELL.slice(first.start, first.end)).toBe(first.quote);
    expect(first.quote).toContain('plus rien ne subsiste de moi');
    expect(first.weight).toBeGreaterThan(0);
  });
});

describe('what must not be missed', () => {
  const shares = (own: number, authority: number, rest: number) => [own, authority, 0, 0, 0, rest];
  it('is a wish from a low share on', () => {
    const { joining } = model;
    expect(classOf(shares(joining.wishFrom, 0, 1 - joining.wishFrom), joining)).toBe('subject-request');
    expect(classOf(shares(0.01, joining.wishFrom, 0.7), joining)).toBe('authority-request');
    expect(classOf(shares(0.01, 0.01, 0.98), joining)).toBe('not-privacy');
  });

  it('leaves a doubtful not-privacy to a person, however sure the words are', () => {
    const reading = readByRules(
      facts('Question', 'Où se trouve le bouton pour changer la couleur du thème ?'),
      NONE,
      [],
    );
    const sure = joinModel(reading, reading.decision, model);
    expect([sure.class, sure.doubtful]).toEqual(['not-privacy', false]);
    const wary = { ...model, joining: { ...model.joining, doubtFrom: 0 } };
    expect(joinModel(reading, reading.decision, wary).doubtful).toBe(true);
  });

  it('does not touch what headers decide', () => {
    const bulk = facts('Votre droit', 'Je demande la suppression de mon compte.');
    const list = { ...bulk, headers: { ...bulk.headers, listId: '<news.example>' } };
    expect(triage(list, NONE, [])).toMatchObject({ class: 'not-privacy', notPrivacyKind: 'newsletter' });
  });
});

describe('the stored model', () => {
  it('is named in each suggestion beside the rules', () => {
    expect(triage(facts('x', 'y'), NONE, []).triageVersion).toBe(versionWith(model.version));
    expect(triage(facts('x', 'y'), NONE, [], null).triageVersion).toBe(versionWith(null));
  });

  it('reads Base64 to the last byte', () => {
    for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
      expect(Buffer.from(base64(Buffer.from(text).toString('base64'))).toString()).toBe(text);
  });
});

describe('pieces of a text', () => {
  it('do not depend on how long the mail is, nor on whose it is', () => {
    const length = ({ values }: { values: Float32Array }) =>
      values.reduce((sum, value) => sum + value ** 2, 0);
    const short = textFeatures('', 'supprimez mon compte');
    const long = textFeatures('', 'supprimez mon compte parce que je pars en voyage. '.repeat(9));
    expect(length(long)).toBeCloseTo(length(short), 3);
    expect(textFeatures('', 'ecrire a jean·petit@mailo·com')).toEqual(
      textFeatures('', 'ecrire a paul·durand@netc·fr'),
    );
  });

  it('are placed where they stand', () => {
    const text = 'bonjour. supprimez mon compte';
    const starts: number[] = [];
    placedFeatures(text, (_bucket, _value, start) => starts.push(start));
    expect(Math.min(...starts)).toBe(0);
    expect(Math.max(...starts)).toBe(text.indexOf('compte'));
  });

  it('mean the same in several languages', () => {
    const [first] = conceptsOf('supprimer');
    expect(['deleted', 'geloscht', 'eliminar', 'verwijderen'].map((word) => conceptsOf(word)[0])).toEqual(
      Array(4).fill(first),
    );
  });
});

describe('circumstances', () => {
  it('tell what the wish is about, and its haste', () => {
    const text =
      'Urgent. Je demande une copie de mes données personnelles, en particulier l’historique des connexions, avant de fermer mon compte.';
    const seen = triage(facts('Accès', text), NONE, []);
    expect(seen.flags.urgent).toBe(true);
    expect(seen.scope.map(({ about }) => about).sort()).toEqual(['before-closing', 'login-history']);
    for (const { quote, start, end } of seen.scope) expect(text.slice(start, end)).toBe(quote);
  });

  it('are not told where nothing is wished', () => {
    expect(
      triage(facts('Question', 'Où vois-je l’historique des connexions ?'), NONE, [], null).scope,
    ).toEqual([]);
  });
});
