export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
/** Runs one program of the built product to its end; one that serves instead of ending is ended after a while. */
export function command(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  milliseconds?: number,
): Promise<Ended>;

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
  /** Where everything lies; a folder of its own unless told. */
  home?: string;
}): Promise<DeskBed>;
