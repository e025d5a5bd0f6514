import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureAdditions } from "./additions.ts";
import { engines } from "./engines.ts";
import { measureGrowth } from "./growth.ts";
import type { EngineFigures } from "./measure-engine.ts";
import { measureReader } from "./reader.ts";
import { measureServers } from "./servers.ts";
import { measureStart } from "./start.ts";

/**
 * `npm run bench -- [FILE] [--sizes 1000,20000,100000]`: index time, memory and time a question, beside the
 * engines it could have been built on. Every engine runs in a process of its own, on the same text and questions.
 * `npm run bench -- growth`, `npm run bench -- start`, `npm run bench -- reader`, `npm run bench -- servers`,
 * `npm run bench -- additions`: see the files of these names.
 */
if (process.argv[2] === "growth") process.exit((await measureGrowth(process.argv.slice(3))) > 0 ? 1 : 0);
if (process.argv[2] === "start") {
  await measureStart(process.argv.slice(3));
  process.exit(0);
}
if (process.argv[2] === "reader") {
  await measureReader(process.argv.slice(3));
  process.exit(0);
}
if (process.argv[2] === "additions") {
  await measureAdditions(process.argv.slice(3));
  process.exit(0);
}
if (process.argv[2] === "servers") {
  await measureServers(process.argv.slice(3));
  process.exit(0);
}

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: "string", default: "1000,20000,100000" },
    engines: { type: "string", default: engines.map(({ name }) => name).join(",") },
  },
});
const sizes = values.sizes.split(",").map(Number);
const chosen = engines.filter(({ name }) => name === "Verbatim" || values.engines.split(",").includes(name));
if (sizes.some((size) => !Number.isInteger(size) || size < 10)) {
  console.error("usage: npm run bench -- [FILE] [--sizes 1000,20000,100000] [--engines Lunr,Orama]");
  process.exit(2);
}

installPeers();
console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
console.log(positionals[0] ? `text: ${positionals[0]}, then pseudo-news` : "text: pseudo-news");
for (const size of sizes) {
  console.log(`\n${size.toLocaleString("en")} paragraphs`);
  console.log(
    "engine          index s   stall ms  memory MB  KB/par.  asked     p50 ms     p95 ms   index×  memory×     p95×",
  );
  let own: EngineFigures | undefined;
  for (const { name } of chosen) {
    const file = positionals[0] === undefined ? [] : [resolve(positionals[0])];
    const measured = run<EngineFigures>("measure-engine.ts", [name, String(size), ...file]);
    if (measured === undefined) {
      console.log(`${name.padEnd(14)}  did not run`);
      continue;
    }
    own ??= measured;
    console.log(row(name, size, measured, own));
  }
}
const suggestions = run<{ articles: number; p50: number; p95: number }>("measure-suggestions.ts", []);
if (suggestions !== undefined) {
  const { articles, p50, p95 } = suggestions;
  console.log(
    `\nsuggestArticles among ${articles.toLocaleString("en")} articles: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`,
  );
}
console.log("\n× is the engine's figure over Verbatim's: above 1, Verbatim needs less.");

/** The peers come from this folder's own lockfile, so that the project itself needs neither them nor a compiler. */
function installPeers(): void {
  const installed = join(here, "node_modules", ".package-lock.json");
  const wanted = Object.keys(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies);
  if (existsSync(installed) && wanted.every((name) => existsSync(join(here, "node_modules", name)))) return;
  console.log("installing the engines to compare with …");
  execFileSync("npm", ["ci"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
}

/** Runs a script of this folder and reads its last line; where it fails, shows why. */
function run<Figures>(script: string, args: readonly string[]): Figures | undefined {
  const options = [
    "--expose-gc",
    "--max-old-space-size=8192",
    "--import",
    "tsx",
    join(here, script),
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    console.error(/^\w*Error.*|.*out of memory.*/m.exec(stderr)?.[0] ?? stderr);
    return undefined;
  }
  const figures: Figures = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  return figures;
}

function row(name: string, size: number, figures: EngineFigures, own: EngineFigures): string {
  const { build, stall, memory, questions, p50, p95 } = figures;
  const ratio = (theirs: number, ours: number) => (theirs / ours).toFixed(1).padStart(8);
  return (
    name.padEnd(14) +
    (build / 1000).toFixed(2).padStart(9) +
    stall.toFixed(0).padStart(11) +
    (memory / 1e6).toFixed(1).padStart(11) +
    (memory / size / 1000).toFixed(2).padStart(9) +
    String(questions).padStart(7) +
    p50.toFixed(2).padStart(11) +
    p95.toFixed(2).padStart(11) +
    ratio(build, own.build) +
    ratio(memory, own.memory).padStart(9) +
    ratio(p95, own.p95).padStart(9)
  );
}
