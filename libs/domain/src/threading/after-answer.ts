import { fold } from '../triage/fold.js';

/** What a mail says of an answer that its sender may have had. */
export interface AfterAnswer {
  /** The sentence by which the answer is called incomplete; null where none does. */
  readonly incomplete: string | null;
  /** Asks anew, or for another span of time. */
  readonly newPeriod: boolean;
}

const INCOMPLETE = new RegExp(
  [
    // fr
    '\\bincomplete?s?\\b|\\bil (?:en |y )?manque\\b|\\bmanqu(?:ent|ants?|antes?)\\b',
    '(?:ne|n) (?:(?:figure|apparai|comporte|contien|comprend|inclu)\\w{0,5}|(?:y )?est|sont|ont|a) (?:pas|aucune?|nulle part)',
    '(?:pas|ni) (?:tout|toutes?|tous|l ensemble|l integralite)\\b|(?:pas|que partiellement) (?:recu|fourni|transmis|communique|repondu|joint|inclus)\\w{0,2}',
    // en
    '\\b(?:is|are|was|were|still|still be) missing\\b|\\bmissing from\\b|\\bleft out\\b|\\bonly (?:a )?part(?:ial(?:ly)?)?\\b|\\bnot (?:all|everything|complete)\\b',
    '\\b(?:did|have|does|do) ?n[o ]t (?:include|sen[dt]|provide|answer|contain|receive|cover)\\w{0,2}',
    // de
    'unvollstandig|\\bfehl(?:t|en|te|ten)\\b|nicht (?:vollstandig|alle[rsn]?|enthalten|beantwortet)',
    // es, it, nl, pt
    'incompl?et[ao]s?\\b|\\bfalta[nm]?\\b|\\bmanca(?:no)?\\b|\\bonvolledig\\b|\\bontbre(?:ekt|ken)\\b',
  ].join('|'),
);

/** `Il ne manque rien`, `nothing is missing`: thanks, not a complaint. */
const ALL_THERE =
  /\brien\b[^.!?\n]{0,30}\bmanqu|\bmanqu\w{0,5} (?:rien|pas)\b|\bnothing\b[^.!?\n]{0,20}\bmissing|\b(?:nichts?|niets|niente|nada)\b[^.!?\n]{0,20}(?:fehl|ontbre|manca|falta)|(?:fehlt|ontbreekt|manca|falta) (?:nichts|niets|niente|nulla|nada)|\b(?:pas|not|nicht) (?:incompl|unvollst)/;

const NEW_PERIOD = new RegExp(
  [
    'nouvelle? (?:demande|periode)|(?:pour|sur|concernant) (?:la periode|les (?:mois|annees?)|l annee|le mois)|depuis (?:ma|mon|votre) (?:derniere|precedente|dernier|precedent|reponse)',
    '\\b(?:a )?new (?:request|period)\\b|\\bsince (?:my|your) (?:last|previous|earlier|answer|reply)|\\bfor the (?:period|years?|months?)\\b',
    'neue[rsnm]? (?:anfrage|antrag|zeitraum|auskunft)|seit (?:meiner|ihrer) (?:letzten|vorigen|antwort|auskunft)|fur (?:den zeitraum|das jahr|die (?:jahre|monate))',
    'nueva solicitud|nuevo periodo|nuova richiesta|nuovo periodo|nieuw(?:e)? (?:verzoek|periode)|novo (?:pedido|periodo)',
  ].join('|'),
);

/** Reads what was written now (never what is quoted below it). Words suggest; an officer decides. */
export function afterAnswer(written: string): AfterAnswer {
  const text = written.slice(0, 8000);
  const folded = fold(text);
  return { incomplete: incompleteIn(text, folded), newPeriod: NEW_PERIOD.test(folded) };
}

function incompleteIn(text: string, folded: string): string | null {
  let from = 0;
  for (let i = 0; i < 5; i += 1) {
    const match = INCOMPLETE.exec(folded.slice(from));
    if (!match) return null;
    const at = from + match.index;
    const start = Math.max(...['.', '!', '?', '\n'].map((end) => folded.lastIndexOf(end, at - 1))) + 1;
    const stop = folded.slice(at).search(/[.!?\n]/);
    const end = stop < 0 ? folded.length : at + stop + 1;
    if (!ALL_THERE.test(folded.slice(start, end))) return text.slice(start, end).trim().slice(0, 300);
    from = end;
  }
  return null;
}
