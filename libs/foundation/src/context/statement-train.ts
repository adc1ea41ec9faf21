import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

/** pg's own query: it writes the messages of one statement and reads their answers. */
interface Query {
  readonly text: string;
  readonly name?: string;
  _result: { _types?: unknown };
  submit(connection: object): null;
  prepare(connection: object): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: unknown): void;
  handleError(error: unknown, connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}
type Answered = (error: Error | null, result?: unknown) => void;
const PgQuery = pg.Query as unknown as new (
  statement: Statement,
  values: undefined,
  callback: Answered,
) => Query;

interface Connection {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  close(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/** Names whose preparation failed half-way: the server may know them or not. */
const doubtful = new WeakMap<object, Set<string>>();

/**
 * Statements that travel together and end with one Sync. pg gives each a Sync of its own, and the server answers every Sync with
 * a packet; here it answers once. When one fails, those behind it are not run and fail with it.
 *
 * To pg's client a train is one query (`client.query(train)`), and its parts are pg's own queries. It keeps no portal open,
 * which is why a pipelined client refuses other classes.
 */
export class StatementTrain extends PgQuery {
  private readonly asked: Query[] = [];
  /** Parts that were written, in the order of their answers; the first `done` of them have theirs. */
  private sent: Query[] = [];
  private done = 0;

  constructor(private readonly resultTypes: unknown) {
    super({ text: 'train', values: [] }, undefined, () => {});
  }

  get length(): number {
    return this.asked.length;
  }

  /** Adds a statement before the train is handed to the client. */
  add<R>(statement: Statement): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const answered: Answered = (error, result) => (error ? reject(error) : resolve(result as R));
      const query = new PgQuery(statement, undefined, answered);
      query._result._types ??= this.resultTypes;
      this.asked.push(query);
    });
  }

  override submit(connection: Connection): null {
    const withoutSync = Object.create(connection, { sync: { value: () => {} } }) as Connection;
    for (const query of this.asked) {
      let failed = false;
      // pg hands over what cannot be sent at once; nothing of it will be answered.
      const { handleError } = query;
      query.handleError = (error, from) => {
        failed = true;
        handleError.call(query, error, from);
      };
      const doubted = query.name !== undefined && doubtful.get(connection)?.delete(query.name);
      if (doubted) connection.close({ type: 'S', name: query.name });
      query.prepare(withoutSync);
      if (!failed) this.sent.push(query);
    }
    connection.sync();
    return null;
  }

  override handleRowDescription(message: unknown): void {
    this.sent[this.done].handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.sent[this.done].handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    const query = this.sent[this.done++];
    query.handleCommandComplete(message, connection);
    if (query.name !== undefined) this.parsed(query, connection);
    // Its answer is whole: who waits for it need not wait for the rest.
    query.handleReadyForQuery(connection);
  }

  /** pg has taken this train off the line by now: no further message of it will come. */
  override handleError(error: unknown, connection: Connection): void {
    const open = this.sent.length > 0 ? this.sent.slice(this.done) : this.asked;
    for (const [i, { name }] of open.entries()) {
      if (name === undefined || connection.submittedNamedStatements[name] === undefined) continue;
      delete connection.submittedNamedStatements[name];
      if (i === 0) doubt(connection, name);
    }
    this.done = this.sent.length;
    for (const query of open) query.handleError(error, connection);
  }

  override handleReadyForQuery(): void {
    this.sent = [];
  }

  private parsed({ name, text }: Query, connection: Connection): void {
    connection.parsedStatements[name!] = text;
    delete connection.submittedNamedStatements[name!];
  }
}

function doubt(connection: object, name: string): void {
  const names = doubtful.get(connection) ?? new Set();
  doubtful.set(connection, names.add(name));
}
