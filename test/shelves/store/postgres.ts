import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of a test's own. */
export interface TestPostgres {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** Why PostgreSQL is not tested here; undefined where it is. */
export const MISSING_POSTGRES = binaries() === undefined ? "There is no PostgreSQL here: skipped" : undefined;

/** Starts a server on loopback, with its data in a folder that is deleted afterwards. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  if (bin === undefined) throw new Error(MISSING_POSTGRES);
  const folder = mkdtempSync(join(tmpdir(), "verbatim-postgres-"));
  const data = join(folder, "data");
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? userOf("postgres") : {};
  if (user.uid !== undefined) execFileSync("chown", [String(user.uid), folder]);
  execFileSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "verbatim", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...user, stdio: "ignore" },
  );
  const port = await freePort();
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder],
    {
      ...user,
      stdio: "ignore",
    },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const address = (name: string) => `postgres://verbatim@127.0.0.1:${port}/${name}`;
  await ask(address("postgres"), "select 1", Date.now() + 60_000);
  let databases = 0;
  return {
    async newDatabase() {
      const name = `library_${++databases}`;
      await ask(address("postgres"), `create database ${name}`);
      return address(name);
    },
    async close() {
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until there is an answer, or it is too late. */
async function ask(address: string, statement: string, until = 0): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.query(statement);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** The folder with the server's programs: Debian keeps them out of the PATH, one folder a version. */
function binaries(): string | undefined {
  const root = "/usr/lib/postgresql";
  const debian = existsSync(root) ? readdirSync(root).map((version) => join(root, version, "bin")) : [];
  return [...debian, ...(process.env["PATH"] ?? "").split(":")].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

function userOf(name: string): { uid?: number; gid?: number } {
  const idOf = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
