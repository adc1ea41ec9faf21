import type { TriageLanguage } from '../vocabulary.js';
import { CIRCUMSTANCES } from './circumstances.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import { IT } from './it.js';
import { LAW_RULES } from './law.js';
import { NL } from './nl.js';
import { PT } from './pt.js';
import type { LexiconRule } from './rule.js';

const BY_LANGUAGE: Readonly<Record<TriageLanguage, readonly LexiconRule[]>> = {
  fr: FR,
  en: EN,
  de: DE,
  es: ES,
  it: IT,
  nl: NL,
  pt: PT,
};

/** The rules for a mail: its language, a second one where the text is mixed, and the law in all. */
export function rulesFor(language: TriageLanguage, second: TriageLanguage | null): readonly LexiconRule[] {
  const own = BY_LANGUAGE[language];
  const others = second ? BY_LANGUAGE[second] : [];
  return [...own, ...others, ...LAW_RULES, ...CIRCUMSTANCES];
}

export type { LexiconRule, TriageSignal, WordGroup } from './rule.js';
