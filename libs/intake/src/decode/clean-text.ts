import type { DecodeWarning } from './decoded-mail.js';

/**
 * Makes decoded characters storable: no NUL (PostgreSQL text refuses it), no lone surrogate, bounded length.
 * What was changed is noted in `warnings`.
 */
export class TextCleaner {
  readonly warnings = new Set<DecodeWarning>();

  clean(text: string): string {
    let out = text;
    if (out.includes('\0')) {
      out = out.replaceAll('\0', '');
      this.warnings.add('nul-removed');
    }
    if (!out.isWellFormed()) {
      out = out.toWellFormed();
      this.warnings.add('surrogates-repaired');
    }
    return out;
  }

  bounded(text: string, max: number, warning: DecodeWarning): string {
    if (text.length <= max) return this.clean(text);
    this.warnings.add(warning);
    // A pair that the cut separates must not become a lone half.
    const last = text.charCodeAt(max - 1);
    const cut = last >= 0xd800 && last <= 0xdbff ? max - 1 : max;
    return this.clean(text.slice(0, cut));
  }
}
