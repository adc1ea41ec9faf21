export interface PostgresServer {
  readonly process: { readonly pid: number; readonly since: string | undefined };
  readonly port: number;
  readonly fresh: boolean;
  readonly adopted: boolean;
  readonly adminUrl: string;
  prepare(database: string, options?: { platform?: boolean }): Promise<Record<string, string>>;
  isAlive(): boolean;
  stop(): Promise<void>;
}
export const careless: Record<string, string>;
export function startPostgres(options: {
  home: string;
  settings?: Record<string, string>;
  notice?: (line: string) => void;
}): Promise<PostgresServer>;
export function discardPostgres(home: string): Promise<void>;
