export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly output: string;
}
/** Runs one command of the built product to its end. */
export function command(file: string, args: readonly string[], env: Record<string, string>): Promise<Ended>;

export type DeskProcess = 'api' | 'worker';

/** A database server of its own and the desk's processes on it; what is killed is started again. */
export interface DeskBed {
  readonly env: Record<string, string>;
  readonly smtpPort: number;
  readonly apiUrl: string;
  readonly restarts: readonly string[];
  start(names?: readonly DeskProcess[]): Promise<void>;
  serves(name: DeskProcess, milliseconds?: number): Promise<void>;
  kill(name: DeskProcess | 'postgresql'): Promise<boolean>;
  runs(name: DeskProcess | 'postgresql'): boolean;
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  log(name: DeskProcess): string;
  close(): Promise<void>;
}
export function openBed(options?: {
  settings?: Record<string, string>;
  env?: Record<string, string>;
}): Promise<DeskBed>;
