import type { Locale } from './provider.js';

const french: readonly (readonly [RegExp, string])[] = [
  [/\bGDPR\b/g, 'RGPD'],
  [/\bRegulation\b/g, 'règlement'],
  [/\brecital\b/g, 'considérant'],
  [/\bGuidelines\b/g, 'lignes directrices'],
  [/\bsection\b/g, 'section'],
  [/\bparas?\b/g, 'points'],
];

/** A reference to the law in the language of the screen: the server writes it once. */
export const lawText = (law: string, locale: Locale): string =>
  locale === 'en' ? law : french.reduce((text, [from, to]) => text.replace(from, to), law);
