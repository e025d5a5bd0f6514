import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { types } from "node:util";
import {
  CompiledQuery as Compiled,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import { entryOf } from "../../entry.ts";
import type { SqlRequest, SqlResponse, Unusable } from "./sqlite-process.ts";

/** How long the process has to put the database into order when it is closed, in ms; being killed does it no harm. */
const FAREWELL = 1_000;

/** Kysely's SQLite, in a process of its own. The file at `path` is made where there is none. */
export function sqliteInProcess(path: string): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ProcessDriver(path),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Kysely leaves SQLite's changes of tables outside of transactions; inside, two processes cannot both migrate. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One connection, which is had by one at a time; its process is started when it is first asked, and after its death. */
class ProcessDriver implements Driver {
  #path: string;
  #process: SqliteProcess | undefined;
  #isHad: Promise<void> | undefined;
  #release = () => {};

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    while (this.#isHad !== undefined) await this.#isHad;
    this.#isHad = new Promise((resolve) => {
      this.#release = resolve;
    });
    if (this.#process?.isAlive !== true) this.#process = new SqliteProcess(this.#path);
    // Until it is released it is this process, dead or alive: half a transaction must not go on in another.
    return this.#process;
  }

  async releaseConnection(): Promise<void> {
    this.#isHad = undefined;
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    // Not `begin`: whoever reads first and writes later could find that another has written in between.
    await connection.executeQuery(Compiled.raw(accessMode === "read only" ? "begin" : "begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await this.#process?.close();
  }
}

/** A process with an open database. It keeps this one going only while it owes an answer. */
class SqliteProcess implements DatabaseConnection {
  isAlive = true;
  #child: ChildProcess;
  #pending = new Map<
    number,
    { readonly resolve: (response: SqlResponse) => void; readonly reject: (error: Error) => void }
  >();
  #last = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    const { file, argv } = entryOf(new URL("./sqlite-process.ts", import.meta.url));
    this.#child = fork(fileURLToPath(file), [...argv, path], {
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let reason: string | undefined;
    this.#child.on("message", (response: SqlResponse | Unusable) => {
      if ("unusable" in response) {
        reason = response.unusable;
        return;
      }
      this.#pending.get(response.id)?.resolve(response);
      this.#pending.delete(response.id);
      this.#hold();
    });
    const die = (why: string) => {
      this.isAlive = false;
      for (const { reject } of this.#pending.values()) reject(new Error(reason ?? why));
      this.#pending.clear();
    };
    this.#child.on("error", ({ message }) => die(message));
    this.#child.on("exit", (code, signal) => die(`its process ended (${signal ?? code})`));
    this.#hold();
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const response = await this.#ask(sql, parameters);
    if ("error" in response) throw new Error(`${response.error} (${sql.slice(0, 200)})`);
    if ("changes" in response) return { rows: [], numAffectedRows: BigInt(response.changes) };
    return { rows: response.rows.map(withBytes) as Row[] };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("a database in a process does not stream");
  }

  async close(): Promise<void> {
    if (!this.isAlive) return;
    this.#child.ref();
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.disconnect();
    const impatience = setTimeout(() => this.#child.kill("SIGKILL"), FAREWELL);
    await ended;
    clearTimeout(impatience);
  }

  #ask(sql: string, parameters: readonly unknown[]): Promise<SqlResponse> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) return reject(new Error("its process ended"));
      const request: SqlRequest = { id: ++this.#last, sql, parameters };
      this.#pending.set(request.id, { resolve, reject });
      this.#hold();
      this.#child.send(request);
    });
  }

  #hold(): void {
    const { channel } = this.#child;
    if (this.#pending.size > 0) {
      this.#child.ref();
      channel?.ref();
    } else {
      this.#child.unref();
      channel?.unref();
    }
  }
}

function withBytes(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      types.isAnyArrayBuffer(value) ? new Uint8Array(value) : value,
    ]),
  );
}
