export interface BombFigures {
  readonly name: string;
  readonly bytes: number;
  /** From the first command of the ordinary mail behind the bomb to its ticket. */
  readonly delayMs: number;
  /** Of the bomb's own decoding. */
  readonly verdict: string | null;
  readonly why: string | null;
  readonly ms: number | null;
  readonly byHand: boolean;
}
export function bombRun(options: {
  bombs: readonly (readonly [name: string, raw: Buffer])[];
  env?: Record<string, string>;
  calm?: number;
}): Promise<{ calmMs: number; figures: BombFigures[]; restarts: readonly string[] }>;
