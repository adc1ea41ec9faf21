// The triage alone: facts in, suggestion out, without decoding. Against it, a bare loop that only parses the same mails.
import PostalMime from 'postal-mime';
import { generateMails } from './parts/mails.mjs';
import { round } from './parts/server.mjs';

/** Options: number of generated mails (1000), rounds over them (3). */
export async function bench([count = '1000', rounds = '3']) {
  const { directoryOf, triage, shippedModel } = await import('../dist/libs/domain/src/index.js');
  const { decodeMail, mailFacts } = await import('../dist/libs/intake/src/decode/index.js');
  const raws = generateMails(Number(count));
  const directory = directoryOf([]);
  const facts = [];
  for (const raw of raws) facts.push(mailFacts(await decodeMail(raw)));

  let started = performance.now();
  shippedModel();
  const loadMs = performance.now() - started;
  for (const one of facts.slice(0, 200)) triage(one, directory, []);

  const best = { triage: 0, withoutModel: 0, parse: 0 };
  const rate = () => (facts.length * 1000) / (performance.now() - started);
  for (let round = 0; round < Number(rounds); round += 1) {
    started = performance.now();
    for (const one of facts) triage(one, directory, []);
    best.triage = Math.max(best.triage, rate());
    started = performance.now();
    for (const one of facts) triage(one, directory, [], null);
    best.withoutModel = Math.max(best.withoutModel, rate());
    started = performance.now();
    for (const raw of raws) await PostalMime.parse(raw);
    best.parse = Math.max(best.parse, rate());
  }
  return {
    bench: 'triage',
    mails: facts.length,
    loadMs: round(loadMs),
    mailsPerSecond: round(best.triage),
    mailsPerSecondRulesAlone: round(best.withoutModel),
    bareParsePerSecond: round(best.parse),
    ratioToBareParse: round(best.triage / best.parse),
    target: 500,
  };
}
