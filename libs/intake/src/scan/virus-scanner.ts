import type { Settings } from '#foundation';

/** Provided by whoever speaks to the antivirus. */
export const VIRUS_SCANNER = Symbol('VirusScanner');

export interface VirusScanner {
  /** The name of what was found; null when nothing was. Throws `ScannerTrouble`. */
  scan(bytes: Uint8Array): Promise<string | null>;
  /** Whether it answers at all. */
  answers(): Promise<boolean>;
}

/** The antivirus gave no verdict: it is away, or it refused these bytes. */
export class ScannerTrouble extends Error {
  constructor(readonly why: 'scanner-away' | 'too-large-for-scanner' | 'scanner-error') {
    super(why);
    this.name = 'ScannerTrouble';
  }
}

type ScannerSettings = Pick<Settings, 'CLAMD_SOCKET' | 'CLAMD_HOST'>;

/** Without an antivirus nothing is asked, stored or planned: the step says so and costs nothing. */
export const scannerConfigured = ({ CLAMD_SOCKET, CLAMD_HOST }: ScannerSettings): boolean =>
  CLAMD_SOCKET !== undefined || CLAMD_HOST !== undefined;
