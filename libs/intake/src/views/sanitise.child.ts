/** Runs in a process of its own (see `run-apart.ts`): makes heavy HTML harmless, in a time that others need not wait for. */
import { sanitiseHtml, type SanitiseOptions } from './sanitise-html.js';

process.once('message', ({ html, options }: { html: string; options: SanitiseOptions }) => {
  process.send?.({ done: sanitiseHtml(html, options) }, () => process.exit(0));
});
