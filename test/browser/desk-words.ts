import { en } from '../../apps/console/src/i18n/en/index.js';
import { fr } from '../../apps/console/src/i18n/fr/index.js';
import { frenchSpacing, mapTexts } from '../../apps/console/src/i18n/typography.js';

export type Locale = 'fr' | 'en';
const books = { fr: mapTexts(fr, frenchSpacing), en };

/** The words of the console in one language, as somebody reads them: scenarios find things by what they are called. */
export class DeskWords {
  constructor(readonly locale: Locale) {}

  /** The sentence at this place of the dictionary. */
  say(key: string): string {
    const text = key.split('.').reduce<unknown>((tree, part) => (tree as never)?.[part], books[this.locale]);
    if (typeof text !== 'string') throw new Error(`the console has no ${this.locale} words for ${key}`);
    return text;
  }

  /** The same where something is filled in: whatever stands there will do. */
  pattern(key: string): RegExp {
    const fixed = this.say(key)
      .split(/%\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${fixed.join('.*')}$`);
  }
}
