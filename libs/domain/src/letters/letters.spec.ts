import fc from 'fast-check';
import { letterKinds, type LetterKind } from '../words/letters.js';
import { accessBlocks, type AccessStatements } from './access-blocks.js';
import { draftLetter, rightsText } from './draft.js';
import { letterFieldNames, letterFields, type LetterField, type LetterValues } from './fields.js';
import { readerLanguages } from './languages.js';
import { mentionText } from './mentions.js';
import { outcomesText, type LetterTrack } from './outcomes.js';
import { refusalsOf, renderLetter, type Letter } from './render.js';
import { letterTemplates, placeholdersIn, requiredFields } from './templates.js';
import { automaticReplyRefusals, type AutomaticReplyFacts } from './who-may-receive.js';

const valueOf = (field: LetterField): string =>
  letterFields[field].type === 'day' ? '2026-04-07' : `value of ${field}`;
const everyValue: LetterValues = Object.fromEntries(letterFieldNames.map((field) => [field, valueOf(field)]));
const track = (facts: Partial<LetterTrack> = {}): LetterTrack => ({
  right: 'access',
  outcome: 'granted',
  grounds: [],
  reasons: null,
  ...facts,
});
const everyBlock: AccessStatements = Object.fromEntries(
  accessBlocks.map((block) => [block, { state: 'answered', text: `said of ${block}` }]),
);
const refused = track({
  right: 'erasure',
  outcome: 'refused',
  grounds: ['legal-obligation'],
  reasons: 'Factures de 2024.',
});
const letterOf = (kind: LetterKind, more: Partial<Letter> = {}): Letter => {
  const { subject, body } = draftLetter(kind, more.language ?? 'fr', everyValue);
  const tracks = kind === 'refusal' ? [refused] : [track()];
  return {
    kind,
    language: 'fr',
    subject,
    body,
    tracks,
    accessBlocks: everyBlock,
    deciderName: 'Inès Valmont',
    ...more,
  };
};
const rendered = (letter: Letter) => {
  const rendering = renderLetter(letter);
  if (!rendering.ok) throw new Error(rendering.refusals.map(({ code }) => code).join());
  return rendering.letter;
};
const codes = (letter: Letter): string[] => refusalsOf(letter).map(({ code }) => code);

describe('every template', () => {
  it.each(letterTemplates.map((template) => [template.id, template] as const))(
    '%s knows all its fields',
    (_id, template) => {
      const names = placeholdersIn(template.subject + template.body);
      expect(names.filter((name) => !letterFieldNames.some((known) => known === name))).toEqual([]);
      expect(requiredFields(template)).toContain('request.reference');
    },
  );

  it('can be sent once filled, in every language', () => {
    for (const kind of letterKinds)
      for (const language of readerLanguages) {
        const { text, html } = rendered(letterOf(kind, { language }));
        expect(text + html).not.toMatch(/\{\{|\}\}|undefined|null/);
      }
  });
});

describe('a draft', () => {
  it('writes days out and shows what is missing', () => {
    const draft = draftLetter('acknowledgement', 'fr', {
      'request.receiptDay': '2026-03-06',
      'request.dueDay': '2026-06-01',
    });
    expect(draft.body).toContain('le vendredi 6 mars 2026');
    expect(draft.body).toContain('au plus tard le lundi 1er juin 2026.');
    expect(draft.unfilled).toEqual(['request.reference', 'request.rights', 'officer.name']);
  });

  it('greets without a name when none is known', () => {
    expect(draftLetter('answer', 'fr', {}).body.startsWith('Bonjour,\n')).toBe(true);
    expect(draftLetter('answer', 'en', { 'person.name': 'Ada' }).body.startsWith('Hello Ada,\n')).toBe(true);
  });

  it('never reads a value as a template, nor lets it add a line to the subject', () => {
    const nasty = {
      ...everyValue,
      'person.name': '{{officer.name}}',
      'request.reference': 'DPO-1\r\nBcc: all@example.org',
    };
    const draft = draftLetter('answer', 'fr', nasty);
    expect(draft.body).toContain('Bonjour {{officer.name}},');
    expect(draft.subject).toBe('Réponse à votre demande (DPO-1 Bcc: all@example.org)');
    expect(codes(letterOf('answer', draft))).toEqual(['fields-unfilled']);
  });

  it('names the rights with their articles', () => {
    expect(rightsText(['access', 'erasure'], 'fr')).toBe(
      'droit d’accès (article 15 du RGPD) et droit à l’effacement (article 17 du RGPD)',
    );
  });
});

describe('sending', () => {
  it('is refused while a placeholder is left, and says which', () => {
    const letter = letterOf('answer', { body: 'Bonjour {{person.name}}, {{ unknown }} {{person.name}}' });
    expect(refusalsOf(letter)).toEqual([
      { code: 'fields-unfilled', params: { fields: ['person.name', 'unknown'] } },
    ]);
    expect(codes(letterOf('answer', { body: 'Half a {{ brace' }))).toEqual(['braces-left']);
    expect(codes(letterOf('refusal', { tracks: [{ ...refused, reasons: 'See {{reasons}}.' }] }))).toEqual([
      'fields-unfilled',
    ]);
  });

  it('never lets braces out, whatever the officer or the person wrote', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, answer) => {
        const { subject, body } = draftLetter('answer', 'fr', { ...everyValue, 'person.name': name, answer });
        const rendering = renderLetter(letterOf('answer', { subject, body }));
        return !rendering.ok || !/\{\{|\}\}/.test(rendering.letter.text);
      }),
    );
  });

  it('escapes everything in HTML', () => {
    const { html, text } = rendered(
      letterOf('answer', { body: '<script>alert("1")</script> & co\n\n- <b>one</b>\n- two' }),
    );
    expect(text).toContain('<script>');
    expect(html).toContain('<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co</p>');
    expect(html).toContain('<ul>\n<li>&lt;b&gt;one&lt;/b&gt;</li>\n<li>two</li>\n</ul>');
    expect(html).not.toMatch(/<(script|img|a|link|style)\b/);
  });
});

describe('a refusal', () => {
  it('names reasons, deciding manager, CNIL and court, whatever the officer edited away', () => {
    const { text } = rendered(letterOf('refusal', { body: 'Non.' }));
    expect(text).toContain(
      'droit à l’effacement (article 17 du RGPD)\u00a0: une obligation légale nous impose',
    );
    expect(text).toContain('Factures de 2024.');
    expect(text).toContain('Inès Valmont');
    expect(text).toContain('3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07');
    expect(text).toContain('www.cnil.fr');
    expect(text).toContain('article 79 du RGPD');
    expect(text).toContain('contact@mailo.com');
  });

  it('does not say twice what the letter says already', () => {
    const reasons = outcomesText([refused], 'fr');
    const draft = draftLetter('refusal', 'fr', { ...everyValue, reasons, 'decider.name': 'Inès Valmont' });
    const { text } = rendered(letterOf('refusal', draft));
    expect(text.split('Factures de 2024.')).toHaveLength(2);
    expect(text.split('Inès Valmont')).toHaveLength(2);
  });

  it('cannot be sent without ground, reasons and deciding manager', () => {
    expect(codes(letterOf('refusal', { tracks: [{ ...refused, grounds: [] }] }))).toEqual([
      'reasons-missing',
    ]);
    expect(codes(letterOf('refusal', { tracks: [{ ...refused, reasons: ' ' }] }))).toEqual([
      'reasons-missing',
    ]);
    expect(codes(letterOf('refusal', { deciderName: null }))).toEqual(['decider-missing']);
    expect(codes(letterOf('refusal', { tracks: [track()] }))).toEqual(['not-a-refusal']);
  });

  it('in part lists what and why', () => {
    const partly = [track(), refused];
    expect(rendered(letterOf('answer', { tracks: partly })).text).toContain(
      'Ce à quoi nous n’avons pas fait droit, en tout ou en partie, et pourquoi\u00a0:\n- droit à l’effacement',
    );
    expect(codes(letterOf('answer', { tracks: [track(), { ...refused, reasons: null }] }))).toEqual([
      'reasons-missing',
    ]);
  });
});

describe('the neutral sentence', () => {
  it('is the same in every access and erasure reply, whatever the outcome', () => {
    for (const right of ['access', 'erasure'] as const)
      for (const outcome of ['granted', 'partly', 'not-applicable'] as const) {
        const one = track({ right, outcome, grounds: ['identity-not-shown'], reasons: 'Motif.' });
        expect(rendered(letterOf('answer', { tracks: [one] })).text).toContain(
          mentionText('neutral-retention', 'fr'),
        );
      }
    expect(rendered(letterOf('refusal')).text).toContain(mentionText('neutral-retention', 'fr'));
  });
});

describe('the acknowledgement to an authority', () => {
  it('confirms nothing and refuses nothing', () => {
    const { text, mentions } = rendered(letterOf('authority-acknowledgement'));
    expect(text).toContain('ne préjuge ni de l’existence de données');
    expect(mentions).toEqual([]);
  });
});

describe('an automatic reply', () => {
  const person: AutomaticReplyFacts = {
    class: 'subject-request',
    subclass: null,
    autoSubmitted: null,
    precedence: null,
    listId: null,
    returnPathEmpty: false,
    authenticated: true,
    suspicious: false,
    fromOurselves: false,
  };

  it('may go to a person', () => {
    expect(automaticReplyRefusals(person)).toEqual([]);
    expect(automaticReplyRefusals({ ...person, autoSubmitted: 'No', authenticated: null })).toEqual([]);
  });

  it.each<[string, Partial<AutomaticReplyFacts>]>([
    ['empty-return-path', { returnPathEmpty: true }],
    ['auto-submitted', { autoSubmitted: 'auto-replied; owner-email="x"' }],
    ['mailing-list', { listId: '<news.example.org>' }],
    ['bulk', { precedence: 'Bulk' }],
    ['never-answered-class', { class: 'not-privacy', subclass: 'bounce' }],
    ['answered-by-a-person', { class: 'authority-request' }],
    ['suspicious', { suspicious: true }],
    ['unauthenticated', { authenticated: false }],
    ['sender-is-our-own', { fromOurselves: true }],
    ['before-activation', { beforeActivation: true }],
  ])('never goes out when %s', (code, facts) => {
    expect(automaticReplyRefusals({ ...person, ...facts })).toEqual([{ code }]);
  });
});
