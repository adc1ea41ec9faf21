export interface Remembered {
  readonly pid: number;
  readonly since?: string;
}
/** A process as a file can keep it; `stillRuns` recognises it later. */
export function remember(pid: number): Remembered;
export function stillRuns(process: Remembered | undefined): boolean;
export function isAlive(pid: number): boolean;
