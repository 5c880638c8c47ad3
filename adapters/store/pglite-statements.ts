import { parse, protocol, type PGlite, type Results } from '@electric-sql/pglite';

const { serialize } = protocol;

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

interface Prepared {
  name: string;
  /** Of its parameters, as PostgreSQL numbers types. */
  types: number[];
  /** Says how its rows read; undefined when it has none. */
  rows: Message | undefined;
}

/** Statements whose plan may be kept. Anything else may change the tables that the kept ones are about. */
const KEPT = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback)\b/i;
/** Lists of many lengths make statements of their own, so that more are forgotten. */
const MOST = 500;

/** Nothing can be forgotten in a transaction that has failed, and it must be possible to leave. */
const CONTROL = /^\s*(?:begin|commit|rollback)\b/i;

/**
 * Runs statements that PGlite has parsed and planned before, in one exchange. PGlite's own `query` parses each anew, in six: measured,
 * a small statement costs a fourth of that, and a large one a third.
 */
export class PgliteStatements {
  private readonly known = new Map<string, Prepared>();
  private readonly database: PGlite;
  private count = 0;

  constructor(database: PGlite) {
    this.database = database;
  }

  async run<R>(text: string, parameters: readonly unknown[]): Promise<Results<R>> {
    // A closed one says so itself.
    if (!KEPT.test(text) || this.database.closed) {
      await this.forget();
      return this.database.query<R>(text, [...parameters]);
    }
    const { name, types, rows } = this.known.get(text) ?? (await this.prepare(text));
    const values = parameters.map((value, index) => this.written(value, types[index]));
    const messages = await this.exchange([
      serialize.bind({ statement: name, values }),
      serialize.execute({}),
      serialize.sync(),
    ]);
    const [result] = parse.parseResults(rows ? [rows, ...messages] : messages, this.database.parsers);
    return (result ?? { rows: [], fields: [] }) as Results<R>;
  }

  private async prepare(text: string): Promise<Prepared> {
    if (this.known.size >= MOST && !CONTROL.test(text)) await this.forget();
    this.count += 1;
    const name = `s${this.count}`;
    const messages = await this.exchange([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ]);
    const prepared = {
      name,
      types: parse.parseDescribeStatementResults(messages),
      rows: messages.find((message) => message.name === 'rowDescription'),
    };
    this.known.set(text, prepared);
    return prepared;
  }

  private async forget(): Promise<void> {
    if (this.known.size === 0) return;
    await this.database.query('deallocate all');
    this.known.clear();
  }

  private exchange(parts: Uint8Array[]): Promise<Message[]> {
    return this.database.runExclusive(() => this.database.execProtocolStream(Buffer.concat(parts)));
  }

  private written(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const serializer = this.database.serializers[type ?? 0];
    if (serializer) return serializer(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
