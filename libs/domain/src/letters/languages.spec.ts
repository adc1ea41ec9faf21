import { letterKinds } from '../words/letters.js';
import { refusalGrounds } from '../words/refusal-grounds.js';
import { accessBlocks, type AccessStatements } from './access-blocks.js';
import { dayInLetter } from './day-in-letter.js';
import { draftLetter, rightsText } from './draft.js';
import { letterFieldNames, letterFields, type LetterValues } from './fields.js';
import {
  audiences,
  readerLanguageOf,
  readerLanguages,
  type Audience,
  type ReaderLanguage,
} from './languages.js';
import { languageWords, letterWords } from './languages/index.js';
import { mentions } from './mentions.js';
import { outcomesText, type LetterTrack } from './outcomes.js';
import { refusalsOf, renderLetter } from './render.js';
import { audiencesOf, fieldsOf, letterTemplateOf, letterTemplates } from './templates.js';

const readers = readerLanguages.flatMap((language) =>
  audiences.map((audience): [ReaderLanguage, Audience] => [language, audience]),
);
const values: LetterValues = Object.fromEntries(
  letterFieldNames.map((field) => [field, letterFields[field].type === 'day' ? '2026-06-01' : `<${field}>`]),
);
const everyBlock: AccessStatements = Object.fromEntries(
  accessBlocks.map((block) => [block, { state: 'answered', text: block }]),
);
const granted: LetterTrack = { right: 'access', outcome: 'granted', grounds: [], reasons: null };
const refused: LetterTrack = {
  right: 'erasure',
  outcome: 'refused',
  grounds: ['legal-obligation'],
  reasons: 'Invoices of 2024.',
};
const leaves = (kind: (typeof letterKinds)[number], language: ReaderLanguage, audience: Audience) => {
  const { subject, body } = draftLetter(kind, language, values, audience);
  const tracks = kind === 'refusal' ? [refused] : [granted, refused];
  const rest = { kind, language, audience, tracks, accessBlocks: everyBlock, deciderName: 'Inès Valmont' };
  const rendering = renderLetter({ ...rest, subject, body });
  if (!rendering.ok) throw new Error(rendering.refusals.map(({ code }) => code).join());
  return rendering.letter;
};
const texts = (language: ReaderLanguage, audience: Audience): string[] => {
  const { reasons, decider, notApplicable, ...tables } = letterWords(language, audience);
  const templates = letterTemplates.filter((one) => one.language === language && one.audience === audience);
  return [
    reasons,
    decider,
    notApplicable,
    ...Object.values(tables).flatMap((table) => Object.values(table)),
    ...templates.flatMap(({ subject, body }) => [subject, body]),
  ];
};

describe('a letter in every language', () => {
  it.each(letterKinds)('%s has the same fields everywhere, in subject and body', (kind) => {
    const fieldNames = (language: ReaderLanguage, audience: Audience) => {
      const { subject, body } = letterTemplateOf(kind, language, audience);
      const names = (text: string) => fieldsOf({ subject: '', body: text }).map(({ name }) => name);
      return [names(subject).sort(), names(body).sort()];
    };
    for (const [language, audience] of readers)
      expect([language, audience, fieldNames(language, audience)]).toEqual([
        language,
        audience,
        fieldNames('fr', 'adult'),
      ]);
  });

  it('exists once for each kind of reader, under its own name and the same version', () => {
    const ids = letterTemplates.map(({ id }) => id);
    const expected = letterKinds.flatMap(audiencesOf).length * readerLanguages.length;
    expect(new Set(ids).size).toBe(expected);
    expect(ids).toHaveLength(expected);
    expect(new Set(letterTemplates.map(({ version }) => version)).size).toBe(1);
  });

  it.each(readers)('leaves nothing unfilled in %s for the %s', (language, audience) => {
    for (const kind of letterKinds) {
      const draft = draftLetter(kind, language, values, audience);
      expect(draft.unfilled).toEqual([]);
      const { text, html } = leaves(kind, language, audience);
      expect(text + html).not.toMatch(/\{\{|\}\}|\bundefined\b|\bnull\b/);
      expect(html).not.toContain('<person.name>');
      expect(html).toContain(`<html lang="${language}">`);
    }
  });

  it.each(readers)('is worded in %s for the %s, with nothing left empty', (language, audience) => {
    for (const text of texts(language, audience)) expect(text.trim()).not.toBe('');
    const ofFrench = new Set(texts('fr', audience));
    if (language !== 'fr') expect(texts(language, audience).filter((text) => ofFrench.has(text))).toEqual([]);
  });

  it.each(readers)(
    'says why, and names CNIL, its address and the court in %s for the %s',
    (language, audience) => {
      const words = letterWords(language, audience);
      for (const kind of ['refusal', 'answer', 'closing-without-answer'] as const) {
        const { text } = leaves(kind, language, audience);
        expect(text).toContain('www.cnil.fr');
        expect(text).toContain('CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07');
        expect(text).toMatch(/\b77\b.*\n+.*\b79\b/);
        expect(text).toContain('contact@mailo.com');
        if (kind === 'closing-without-answer') continue;
        expect(text).toContain(words.grounds['legal-obligation']);
        expect(text).toContain('Invoices of 2024.');
        expect(text).toContain('Inès Valmont');
      }
      const bare = { language, audience, subject: 's', body: 'b', deciderName: 'I. V.' };
      expect(
        refusalsOf({ ...bare, kind: 'refusal', tracks: [{ ...refused, grounds: [] }] }).map(
          ({ code }) => code,
        ),
      ).toEqual(['reasons-missing']);
    },
  );

  it('has the same mentions, grounds and blocks in every language', () => {
    for (const [language, audience] of readers) {
      const words = letterWords(language, audience);
      expect(Object.keys(words.mentions).sort()).toEqual([...mentions].sort());
      expect(Object.keys(words.grounds).sort()).toEqual([...refusalGrounds].sort());
      expect(Object.keys(words.blocks).sort()).toEqual([...accessBlocks].sort());
    }
  });

  it('cites the law for an adult by the name that it has in the language', () => {
    const act = {
      fr: 'RGPD',
      en: 'GDPR',
      de: 'DSGVO',
      es: 'RGPD',
      it: 'GDPR',
      nl: 'AVG',
      pt: 'RGPD',
    } as const;
    for (const language of readerLanguages) {
      const { rights, mentions: said } = letterWords(language);
      const citing = [
        ...Object.entries(rights)
          .filter(([right]) => right !== 'post-mortem')
          .map(([, text]) => text),
      ];
      for (const text of [...citing, said.complaint, said.court]) expect(text).toContain(act[language]);
    }
  });
});

describe('typography', () => {
  it('is French in French: no ordinary space before a double sign', () => {
    for (const audience of audiences)
      for (const text of texts('fr', audience)) expect(text).not.toMatch(/ [:;!?»]|« |'/);
  });

  it('is that of each other language: no space before a sign, no straight apostrophe or quote', () => {
    for (const [language, audience] of readers)
      if (language !== 'fr')
        for (const text of texts(language, audience)) expect(text).not.toMatch(/ [:;!?]|['"]/);
  });

  it('opens questions in Spanish as well as it closes them', () => {
    for (const text of audiences.flatMap((audience) => texts('es', audience)))
      expect(text.split('¿')).toHaveLength(text.split('?').length);
  });
});

describe('a letter to a child', () => {
  it('speaks to the child and not to a stranger', () => {
    const formal: Record<ReaderLanguage, RegExp> = {
      fr: /\b[Vv]o(us|tre|s)\b/,
      en: /\b(pursuant|hereby|erasure|rectification)\b/,
      de: /\b(Ihnen|Ihre?[mnrs]?)\b/,
      es: /\b([Uu]sted|[Ss]u solicitud|[Ll]e (pedimos|responderemos))\b/,
      it: /\b(Lei|Suo|Sua|Suoi|Sue)\b/,
      nl: /\b([Uu]|[Uu]w)\b/,
      pt: /\b([Ss]eu pedido|[Ll]he|[Ss]enhor)\b/,
    };
    for (const language of readerLanguages)
      for (const text of texts(language, 'minor')) expect(text).not.toMatch(formal[language]);
  });

  it('is written in short sentences', () => {
    for (const language of readerLanguages)
      for (const kind of letterKinds.filter((one) => audiencesOf(one).includes('minor'))) {
        const { body } = letterTemplateOf(kind, language, 'minor');
        const sentences = body.split(/[.?!]\s|\n+/).map((sentence) => sentence.split(/\s+/).length);
        expect(Math.max(...sentences)).toBeLessThanOrEqual(22);
      }
  });

  it('is never written to an authority', () => {
    expect(letterTemplateOf('authority-acknowledgement', 'de', 'minor')).toEqual(
      letterTemplateOf('authority-acknowledgement', 'de', 'adult'),
    );
  });
});

describe('words inside a sentence', () => {
  it.each<[ReaderLanguage, string, string]>([
    ['fr', 'vendredi 6 mars 2026', 'lundi 1er juin 2026'],
    ['en', 'Friday 6 March 2026', 'Monday 1 June 2026'],
    ['de', '6. März 2026', '1. Juni 2026'],
    ['es', 'viernes 6 de marzo de 2026', 'lunes 1 de junio de 2026'],
    ['it', 'venerdì 6 marzo 2026', 'lunedì 1° giugno 2026'],
    ['nl', 'vrijdag 6 maart 2026', 'maandag 1 juni 2026'],
    ['pt', '6 de março de 2026', '1 de junho de 2026'],
  ])('writes days in %s', (language, march, june) => {
    expect([dayInLetter('2026-03-06', language), dayInLetter('2026-06-01', language)]).toEqual([march, june]);
  });

  it('enumerates rights and outcomes in the language', () => {
    expect(rightsText(['access', 'erasure'], 'de')).toBe(
      'Auskunftsrecht (Artikel 15 DSGVO) und Recht auf Löschung (Artikel 17 DSGVO)',
    );
    expect(rightsText(['access', 'erasure'], 'es', 'minor')).toBe('ver tus datos y borrar tus datos');
    expect(outcomesText([refused], 'nl')).toBe(
      '- recht op gegevenswissing (artikel 17 AVG) – afgewezen: een wettelijke verplichting schrijft ons voor deze gegevens te bewaren (artikel 17, lid 3, onder b), AVG). Invoices of 2024.',
    );
  });

  it('greets without a name where the greeting can do without', () => {
    const greeting = (language: ReaderLanguage, audience: Audience) =>
      draftLetter('answer', language, {}, audience).body.split('\n')[0];
    expect(greeting('es', 'adult')).toBe('Buenos días:');
    expect(greeting('es', 'minor')).toBe('Hola:');
    expect(greeting('pt', 'adult')).toBe('Exmo.(a) Senhor(a),');
    expect(languageWords('nl').unknownPerson).toBe('heer of mevrouw');
  });
});

describe('the language of an answer', () => {
  it('is that of the mail, English where we cannot write it, and French where nobody knows', () => {
    expect(['de', 'DE-at', 'pt_BR', ' fr ', 'pl', 'other', '', null].map(readerLanguageOf)).toEqual([
      'de',
      'de',
      'pt',
      'fr',
      'en',
      'en',
      'fr',
      'fr',
    ]);
  });
});
