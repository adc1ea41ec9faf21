import type { Locale } from './provider.js';

const french: readonly (readonly [RegExp, string])[] = [
  [/\bGDPR\b/g, 'RGPD'],
  [/\bRegulation\b/g, 'règlement'],
  [/\brecital\b/g, 'considérant'],
  [/\bGuidelines\b/g, 'lignes directrices'],
  [/\bparas?\b/g, 'points'],
  [/\bdomain reference, section\b/g, 'référentiel du métier, section'],
  [/\bdomain reference, sections (\w) to (\w)/g, 'référentiel du métier, sections $1 à $2'],
  [/\bMailo privacy rules of 10 December 2020\b/g, 'règles de confidentialité de Mailo du 10 décembre 2020'],
  [/^FR (\S+); policy (\S+)$/, 'calendrier $1, politique $2'],
  [/^FR-alsace-moselle (\S+); policy (\S+)$/, 'calendrier d’Alsace-Moselle $1, politique $2'],
];

const english: typeof french = [
  [/\bRGPD\b/g, 'GDPR'],
  [/\bRèglement \(CEE, Euratom\)/g, 'Regulation (EEC, Euratom)'],
  [/\bart\. (\d+) et (\d+)/g, 'art. $1 and $2'],
  [/\bCode du travail\b/g, 'Labour Code'],
  [/\bloi (\d)/g, 'French Act $1'],
  [/^FR (\S+); policy (\S+)$/, 'calendar $1, policy $2'],
  [/^FR-alsace-moselle (\S+); policy (\S+)$/, 'calendar of Alsace-Moselle $1, policy $2'],
];

/** A reference to the law, a source or a version in the language of the screen: the server writes it once. */
export const lawText = (law: string, locale: Locale): string =>
  (locale === 'en' ? english : french).reduce((text, [from, to]) => text.replace(from, to), law);
