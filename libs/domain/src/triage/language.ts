import type { TriageLanguage } from './vocabulary.js';
import { TRIAGE_LANGUAGES } from './vocabulary.js';

/** Frequent small words, accents kept: they tell neighbours apart (für, não, però). */
const STOP_WORDS: Record<TriageLanguage, string> = {
  fr: 'le la les un une des du de et est à au aux je vous nous il elle ils mon ma mes votre vos notre ne pas plus que qui quoi pour dans sur avec sans ce cette ces son sa ses leur en y se si mais ou où donc car être avoir ai avez suis êtes été sont merci bonjour madame monsieur cordialement svp comme tout tous toutes très bien fait faire depuis par chez quand aussi encore même moi ça cela je j l d c qu n s m t afin ainsi voici voudrais souhaite veux slt salut mot compte données boîte',
  en: 'the a an and or of to in on for with without is are was were be been have has had i you we they he she it my your our their me us them this that these those not no please could would can cannot will shall do does did from at by as if but so which who what when where how any all about hello dear hi thanks thank regards sincerely kind yours im ive dont cant pls u ur account data mail',
  de: 'der die das den dem des ein eine einen einem einer und oder ist sind war waren ich sie wir ihr mein meine meinen meiner meines ihre ihren ihnen mir mich uns nicht kein keine auch noch nur für mit ohne von vom zu zum zur auf in im an am bei nach über unter wie was wer wenn dass daß ob bitte danke hallo guten tag herr frau damen herren sehr geehrte grüße grüßen gruß haben habe hat wird werden wurde kann können möchte als aus bis durch es man konto daten',
  es: 'el la los las un una unos unas de del y o es son era fue yo usted ustedes nosotros mi mis su sus tu tus me te se nos lo le les no sí que qué quien cuando donde como cómo para por con sin en a al más pero muy también ya este esta estos estas ese esa hola gracias saludo saludos estimados estimado buenos buenas días tardes quiero quisiera he ha han hay está están favor cuenta datos desde hasta todo todos',
  it: 'il lo la i gli le un uno una di del della dei degli delle dello e o è sono era io lei voi noi mio mia miei mie vostro vostra suo sua mi ti si ci vi non che chi cosa quando dove come per con senza in nel nella nei a al alla ai da dal dalla su sul più ma anche già questo questa questi queste buongiorno salve ciao grazie saluti distinti cordiali vorrei ho ha hanno avete essere stato tutti tutto quello ed casella dati',
  nl: 'de het een en of is zijn was waren ik u wij jullie je mijn uw ons onze zij hun niet geen ook nog maar voor met zonder van te in op aan bij naar over uit als dat die dit deze wat wie waar wanneer hoe er heb heeft hebben wordt worden kan kunt kunnen wil graag beste geachte heer mevrouw groet groeten hartelijk bedankt alvast dank hallo goedemorgen gegevens account alle alles om dan door tot mij',
  pt: 'o a os as um uma uns umas de do da dos das e ou é são era eu você vocês nós meu minha meus minhas seu sua seus suas me se não sim que quem quando onde como para por com sem em no na nos nas ao à mais mas muito também já este esta isto esse essa olá obrigado obrigada cumprimentos saudações gostaria quero tenho tem foi está estão conta dados pelo pela até todos tudo bom dia boa tarde exmos senhores',
};

/** Letter sequences that one language has and its neighbours have not. */
const SIGNS: readonly (readonly [TriageLanguage, RegExp, number])[] = [
  ['de', /ß|(?:^|[^a-z])(?:ge|ver|be|zu)[a-zäöü]{3,}(?:en|ung|t)(?![a-zäöü])/g, 0.4],
  ['fr', /ç|œ|[a-z]é(?:e|es)(?![a-zà-ÿ])|\b(?:qu|j|l|d|c|n|m|s)['’](?=[a-zà-ÿ])/g, 0.5],
  ['es', /[¿¡ñ]|ción|(?:^|[^a-zà-ÿ])(?:ll|que)[a-zé]+/g, 0.7],
  ['it', /zione|gli\b|[a-z]cch|(?:^|[^a-z])(?:dell|all|nell|sull|un)['’]|[àèìòù](?![a-z])/g, 0.6],
  ['nl', /ij|aa[a-z]|(?:^|[^a-z])ge[a-z]{3,}[dt](?![a-z])|uu|oe[a-z]/g, 0.3],
  ['pt', /ção|ções|ã|õ|lh|nh/g, 0.8],
  ['en', /\b[a-z]+ing\b|['’](?:s|re|ve|ll|m|d|t)\b|\bth[a-z]+/g, 0.35],
];

const WORDS = new Map<string, TriageLanguage[]>();
for (const language of TRIAGE_LANGUAGES) {
  for (const word of new Set(STOP_WORDS[language].split(' '))) {
    const list = WORDS.get(word);
    if (list) list.push(language);
    else WORDS.set(word, [language]);
  }
}

export interface LanguageGuess {
  readonly language: TriageLanguage;
  /** 0..1: share of the best among the two best. */
  readonly certainty: number;
  readonly second: TriageLanguage | null;
}

/**
 * Language of a text by its small words and letter sequences; works from a dozen words on. `hints` (declared by the
 * mail client, by the account) decide only where the text itself says little.
 */
export function detectLanguage(text: string, hints: readonly (string | null)[] = []): LanguageGuess {
  const sample = text.slice(0, 4000).toLowerCase();
  const scores = new Map<TriageLanguage, number>(TRIAGE_LANGUAGES.map((language) => [language, 0]));
  const add = (language: TriageLanguage, by: number) => scores.set(language, scores.get(language)! + by);
  for (const word of sample.match(/[a-zà-ÿœß]+/g) ?? []) {
    const languages = WORDS.get(word);
    if (languages)
      for (const language of languages) add(language, word.length > 1 ? 1 / languages.length : 0.2);
  }
  for (const [language, sign, weight] of SIGNS) {
    add(language, Math.min(40, sample.match(sign)?.length ?? 0) * weight);
  }
  hints.forEach((hint, index) => {
    const language = TRIAGE_LANGUAGES.find((known) => hint?.toLowerCase().startsWith(known));
    if (language) add(language, index === 0 ? 1.5 : 1);
  });
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [best, next] = [ranked[0], ranked[1]];
  if (best[1] <= 0) return { language: 'fr', certainty: 0, second: null };
  return {
    language: best[0],
    certainty: best[1] / (best[1] + next[1]),
    second: next[1] > 0.45 * best[1] ? next[0] : null,
  };
}
