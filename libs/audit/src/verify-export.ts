import { createPublicKey, type KeyObject } from 'node:crypto';
import { personalFields, unopenedField } from './commitment.js';
import { leafOf, type SealedContent } from './event.js';
import type { Anchor, EventLine, ExportLine, JournalLine, KeyLine, SealLine } from './export-format.js';
import { Bad, fromBase64, misplaced, parseLine } from './export-line.js';
import { merkleRoot } from './merkle.js';
import { keyIdOf, noSeal, sealHash, sealIsSigned } from './seal-statement.js';

/** What is wrong first, and where. */
export interface Fault {
  line: number;
  reason: string;
  seal?: number;
  event?: string;
}

export interface Verdict {
  journal: string | null;
  fault: Fault | null;
  events: number;
  seals: number;
  /** Events younger than the last seal: nothing protects them yet. */
  unsealed: number;
  /** The seal up to which nothing can be missing, because an anchor names it. */
  completeUpTo: { seal: number; sealedAt: string } | null;
  /** Seals behind the anchor (all of them without one): whole as they stand, but a cut tail would not show. */
  unanchoredSeals: number;
  /** Fingerprints of the keys that signed: compare them with those you were given. */
  keys: string[];
}

const PRUNED = 'journal.details-pruned';
const DETAILS_GONE = 'journal.details-gone';

const UNDECLARED = 'the personal values are gone, and no pruning declares it';
/** What an event is about: the ids that a destruction may name. */
const aboutOf = ({ ticketId, object }: SealedContent): string[] =>
  [ticketId, object.id].filter((id) => id !== null);

interface OpenSeal {
  line: SealLine;
  rootIsRight: boolean;
  next: number;
}

/**
 * Verifies an exported journal line by line, without the desk, its database or its keys. Stops at the first fault:
 * an altered, missing, added or reordered event, a broken seal, a detail that is gone though nobody declared it.
 */
export class ExportVerifier {
  private lineNumber = 0;
  private fault: Fault | null = null;
  private header: JournalLine | undefined;
  private ended = false;
  private readonly keys = new Map<string, KeyObject>();
  private readonly usedKeys = new Set<string>();
  private readonly declared = new Map<string, string>();
  private readonly promised = new Map<string, string>();
  /** Events without details that a later destruction of their file must declare, and what those destructions declared. */
  private readonly undeclared: SealedContent[] = [];
  private readonly gone = new Set<string>();
  private previous = noSeal;
  private sealed: OpenSeal | undefined;
  private seals = 0;
  private events = 0;
  private unsealed = 0;
  private lastSealedAt = '';
  private anchoredAt: { seal: number; sealedAt: string } | null = null;

  constructor(private readonly anchor?: Anchor) {}

  /** Takes the next line; returns false once a fault is found. */
  take(text: string): boolean {
    this.lineNumber++;
    if (this.fault !== null) return false;
    try {
      this.read(parseLine(text));
    } catch (error) {
      if (!(error instanceof Bad)) throw error;
      this.fail(error);
    }
    return this.fault === null;
  }

  /** The verdict after the last line. */
  end(): Verdict {
    if (this.fault === null) {
      try {
        if (!this.ended) throw new Bad('the file is cut off: its last line is missing');
        this.checkAnchorReached();
      } catch (error) {
        if (!(error instanceof Bad)) throw error;
        this.fail(error);
      }
    }
    return {
      journal: this.header?.journal ?? null,
      fault: this.fault,
      events: this.events,
      seals: this.seals,
      unsealed: this.unsealed,
      completeUpTo: this.anchoredAt,
      unanchoredSeals: this.seals - (this.anchoredAt?.seal ?? 0),
      keys: [...this.usedKeys],
    };
  }

  private fail(bad: Bad): void {
    this.fault = { line: this.lineNumber, reason: bad.message, ...bad.place };
  }

  private read(line: ExportLine): void {
    if (this.ended) throw new Bad('there are lines after the end');
    if (this.header === undefined && line.kind !== 'journal')
      throw new Bad('the first line names no journal');
    switch (line.kind) {
      case 'journal':
        return this.open(line);
      case 'key':
        return this.addKey(line);
      case 'seal':
        return this.openSeal(line);
      case 'event':
        return line.seal === null ? this.checkUnsealed(line) : this.checkSealed(line);
      case 'end':
        return this.close(line.events, line.seals);
      default:
        throw new Bad('a line of an unknown kind');
    }
  }

  private open(line: JournalLine): void {
    if (this.header !== undefined) throw new Bad('a second journal in one file');
    if (line.format !== 'dpo-desk-audit/1') throw new Bad('an unknown format');
    this.header = line;
    for (const { event, before } of line.prunings) this.promised.set(event, before);
  }

  private addKey(line: KeyLine): void {
    const der = fromBase64(line.publicKey);
    if (keyIdOf(der) !== line.id) throw new Bad(`the key ${line.id} is not the one of this name`);
    this.keys.set(line.id, createPublicKey({ key: der, format: 'der', type: 'spki' }));
  }

  private openSeal(line: SealLine): void {
    this.closeSeal();
    const { statement } = line;
    const place = { seal: statement.number };
    const key = this.keys.get(statement.keyId);
    const signature = fromBase64(line.signature);
    if (statement.number !== this.seals + 1) throw new Bad(`seal ${this.seals + 1} is missing`, place);
    if (statement.journal !== this.header!.journal) throw new Bad('a seal of another journal', place);
    if (key === undefined) throw new Bad('the key of the seal is missing', place);
    if (!sealIsSigned(statement, signature, key)) throw new Bad('the signature of the seal is wrong', place);
    if (statement.previous !== this.previous)
      throw new Bad('the seal does not follow the one before it', place);
    if (line.leaves.length === 0) throw new Bad('a seal without events', place);
    this.usedKeys.add(statement.keyId);
    this.previous = sealHash(statement, signature);
    this.seals = statement.number;
    this.lastSealedAt = statement.sealedAt;
    const root = merkleRoot(line.leaves.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex');
    const rootIsRight = root === statement.root && line.leaves.length === statement.eventCount;
    this.sealed = { line, rootIsRight, next: 0 };
    this.compareWithAnchor(statement.number, statement.sealedAt);
  }

  private compareWithAnchor(number: number, sealedAt: string): void {
    const known = this.anchor?.seals.find((seal) => seal.journal === this.header!.journal);
    if (known?.number !== number) return;
    if (known.sealHash !== this.previous)
      throw new Bad('the seal is not the one that the anchor names', { seal: number });
    this.anchoredAt = { seal: number, sealedAt };
  }

  private checkSealed(line: EventLine): void {
    const place = { seal: line.seal ?? undefined, event: line.event.id };
    const open = this.sealed;
    if (open?.line.statement.number !== line.seal)
      throw new Bad('the event stands under another seal', place);
    const expected = open.line.leaves[open.next];
    if (expected === undefined) throw new Bad('an event more than were sealed', place);
    const leaf = leafOf(line.event).toString('hex');
    if (leaf !== expected) throw new Bad(misplaced(open.line.leaves, open.next, leaf, line), place);
    if (line.index !== open.next) throw new Bad('the event bears the number of another place', place);
    if (line.event.journal !== this.header!.journal) throw new Bad('an event of another journal', place);
    open.next++;
    this.checkContent(line, leaf, place);
    if (line.event.type === PRUNED && typeof line.event.content.before === 'string')
      this.declared.set(line.event.id, line.event.content.before);
    this.noteGone(line.event);
  }

  private checkContent(line: EventLine, leaf: string, place: { seal?: number; event: string }): void {
    this.events++;
    if (line.leaf !== leaf) throw new Bad('the event was altered', place);
    if (line.detail !== null) {
      const name = unopenedField(line.event.content, line.detail);
      if (name !== undefined) throw new Bad(`the value of the field ${name} is not the one recorded`, place);
    } else if (personalFields(line.event.content).length > 0 && !this.mayLackDetail(line)) {
      if (aboutOf(line.event).length === 0) throw new Bad(UNDECLARED, place);
      this.undeclared.push(line.event);
    }
  }

  private noteGone({ type, content }: SealedContent): void {
    if (type !== DETAILS_GONE || !Array.isArray(content.of)) return;
    for (const id of content.of) this.gone.add(String(id));
  }

  private mayLackDetail({ event }: EventLine): boolean {
    const dated = [...this.promised.values()].some((before) => Date.parse(event.at) < Date.parse(before));
    return event.retention !== 'act' && dated;
  }

  private checkUnsealed(line: EventLine): void {
    this.closeSeal();
    if (line.index !== null)
      throw new Bad('an event without seal has no place in one', { event: line.event.id });
    this.unsealed++;
    this.checkContent(line, leafOf(line.event).toString('hex'), { event: line.event.id });
    // A pruning of the last minute is not sealed yet; it counts as declared, like everything unsealed, on trust.
    if (line.event.type === PRUNED) this.declared.set(line.event.id, String(line.event.content.before));
    this.noteGone(line.event);
  }

  private closeSeal(): void {
    const open = this.sealed;
    if (open === undefined) return;
    this.sealed = undefined;
    const { statement, leaves } = open.line;
    const place = { seal: statement.number, event: statement.firstEvent };
    if (open.next < leaves.length)
      throw new Bad(`event ${open.next + 1} of ${leaves.length} of the seal is missing`, {
        seal: statement.number,
      });
    if (!open.rootIsRight)
      throw new Bad(
        'the events of the seal are not those that were sealed: altered with their leaves',
        place,
      );
  }

  private close(events: number, seals: number): void {
    this.closeSeal();
    const lacking = this.undeclared.find((event) => !aboutOf(event).some((id) => this.gone.has(id)));
    if (lacking !== undefined) throw new Bad(UNDECLARED, { event: lacking.id });
    if (events !== this.events || seals !== this.seals) throw new Bad('the counts of the end line are wrong');
    for (const [event, before] of this.promised)
      if (this.declared.get(event) !== before)
        throw new Bad('a pruning is declared that was never recorded', { event });
    this.ended = true;
  }

  private checkAnchorReached(): void {
    const known = this.anchor?.seals.find((seal) => seal.journal === this.header!.journal);
    if (known !== undefined && this.anchoredAt === null)
      throw new Bad(
        `the file ends at seal ${this.seals} (${this.lastSealedAt || 'none'}), the anchor knows seal ${known.number} of ${known.sealedAt}`,
      );
  }
}
