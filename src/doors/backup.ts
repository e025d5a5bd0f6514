import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { openStore, restoreBackup, writeBackup } from "../shelves/index.ts";

const USAGE = "usage: npm run backup -- FILE [--server ID]   or   npm run restore -- FILE [--server ID]";

/** Door: `npm run backup` and `npm run restore`. Exit codes: 0, 1 where it cannot be done, 2 for wrong usage. */
async function main([task = "", ...args]: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null || (task !== "write" && task !== "restore")) {
    console.error(USAGE);
    return 2;
  }
  const { file, server } = options;
  const config = readConfig();
  const store = await openStore(config, { log: createLog(config.logLevel) });
  try {
    const count = await (task === "write" ? writeBackup : restoreBackup)(store, file, server);
    console.log(
      `${count} ${count === 1 ? "server" : "servers"} ${task === "write" ? "written to" : "restored from"} ${file}`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

function readOptions(args: string[]): { readonly file: string; readonly server: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { server: { type: "string" } },
    });
    const [file] = positionals;
    if (file === undefined || file === "" || positionals.length > 1) return null;
    return values.server === undefined || /^\d{1,20}$/.test(values.server)
      ? { file, server: values.server }
      : null;
  } catch {
    return null;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " "));
  process.exitCode = 1;
}
