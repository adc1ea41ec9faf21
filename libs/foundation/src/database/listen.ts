import pg from 'pg';

/** Hears a NOTIFY of this database until it is told to stop. */
export interface Listening {
  stop(): Promise<void>;
}

/**
 * LISTEN lives on one connection: when that drops, another takes its place and calls at once, since nobody knows what was missed.
 * Such a connection reads no table and knows no officer.
 */
export function listenTo(databaseUrl: string, channel: 'rule_set', heard: () => void): Listening {
  let current: pg.Client | undefined;
  let stopped = false;
  const again = (client: pg.Client): void => {
    if (stopped || current !== client) return;
    current = undefined;
    void client.end().catch(() => {});
    setTimeout(() => void listen(), 1_000).unref();
  };
  const listen = async (): Promise<void> => {
    if (stopped) return;
    const client = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      application_name: `dpo-desk ${channel}`,
    });
    current = client;
    client.on('error', () => again(client));
    client.on('end', () => again(client));
    client.on('notification', heard);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      heard();
    } catch {
      again(client);
    }
  };
  void listen();
  return {
    stop: async () => {
      stopped = true;
      await current?.end().catch(() => {});
    },
  };
}
