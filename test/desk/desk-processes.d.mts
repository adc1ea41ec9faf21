export interface SampleSignIn {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly output: string;
}
export interface DeskProcesses {
  /** The console and its API, under the name officers use. */
  readonly url: string;
  readonly platformUrl: string;
  /** The database as the administrator of the server: looks behind the policies. */
  readonly databaseUrl: string;
  readonly ports: Record<'PORT' | 'PLATFORM_PORT' | 'SINK_SMTP_PORT' | 'SMTP_LISTEN_PORT', number>;
  readonly sample: { readonly summary: string; readonly signIns: readonly SampleSignIn[] };
  readonly ended: readonly string[];
  run(file: string, ...args: string[]): Promise<Ended>;
  command(file: string, ...args: string[]): Promise<Ended>;
  log(name: 'platform' | 'api' | 'worker'): string;
  stop(): Promise<void>;
}
export function startProcesses(options?: {
  env?: Record<string, string>;
  sample?: boolean;
}): Promise<DeskProcesses>;
