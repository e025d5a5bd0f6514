import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/**
 * `npm run build`: makes `dist/`, plain JavaScript that `node` runs with what `npm ci --omit=dev` installs. What is loaded
 * is bundled into a few files, since to find, read and compile hundreds would be half of a start: dependencies in
 * `dist/node_modules`, where Node looks first, and our own modules behind those that something is started with.
 */

/** None of these is native, starts threads, or reads files of its own. */
const bundled = [
  "discord-api-types",
  "discord.js",
  "iconv-lite",
  "kysely",
  "linkedom",
  "remark-parse",
  "unified",
  "zod",
];

/** What threads, processes and doors are started with, and what the benches take of the bot. */
const started = [
  "commands/index",
  "src/articles/reading-worker",
  "src/bot",
  "src/discord/index",
  "src/doors/backup",
  "src/doors/inspect",
  "src/doors/main",
  "src/doors/register",
  "src/doors/terminal",
  "src/log",
  "src/reader/process",
  "src/shelves/library-worker",
  "src/shelves/open-shelves",
  "src/shelves/store/sqlite-process",
];

/** What bundled packages use where it is there. */
const optional = ["bufferutil", "canvas", "utf-8-validate", "zlib-sync"];

/**
 * Loaded part by part, with a turn of the event loop between: the main thread, which loads it, would stand still for
 * a tenth of a second otherwise.
 */
const inParts = "discord.js";

const bundling = {
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "error",
} satisfies BuildOptions;

const root = import.meta.dirname;
const dist = join(root, "dist");
const out = join(dist, "node_modules");

rmSync(dist, { recursive: true, force: true });
execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });

const specifiers = importedOf(bundled);
const modules = new Map<string, string>();
for (const specifier of specifiers) modules.set(pathOf(specifier), await exportsOf(specifier));
const { metafile } = await bundle(new Map([["whole", await exportsOf(inParts)]]), { write: false });
const parts = partsOf(inParts).filter((path) => relative(root, path) in metafile.inputs);
for (const [at, part] of parts.entries())
  modules.set(`${inParts}/part-${at}`, `import ${JSON.stringify(part)};`);
await bundle(modules, { write: true });
writeFileSync(join(out, inParts, "index.js"), inTurns(parts.length, await namesIn(inParts)));
for (const name of bundled) describe(name);
await bundleOwn();

/** Bundles our own modules behind those that something is started with; the others stay beside them. */
function bundleOwn() {
  return build({
    ...bundling,
    entryPoints: started.map((path) => join(dist, `${path}.js`)),
    plugins: [knowingTheirPlace()],
    outdir: dist,
    outbase: dist,
    allowOverwrite: true,
    chunkNames: ".chunks/[hash]",
    packages: "external",
    banner: { js: 'const $dist=import.meta.url.slice(0,import.meta.url.lastIndexOf("/dist/")+6);' },
  });
}

/** Lets a module find what lies beside it from wherever it is bundled to. */
function knowingTheirPlace(): Plugin {
  return {
    name: "knowing their place",
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        const place = JSON.stringify(relative(dist, path).replaceAll("\\", "/"));
        const code = readFileSync(path, "utf8").replaceAll("import.meta.url", `($dist+${place})`);
        return { contents: code };
      });
    },
  };
}

/** Bundles modules that are made here: their code by their path in `out`. */
function bundle(code: ReadonlyMap<string, string>, { write }: { write: boolean }) {
  return build({
    ...bundling,
    entryPoints: [...code.keys()].map((path) => ({ in: `made:${path}`, out: path })),
    plugins: [madeHere(code)],
    outdir: out,
    chunkNames: ".chunks/[hash]",
    metafile: true,
    write,
    external: optional,
    // CommonJS asks for Node's own modules with `require`.
    banner: { js: 'import{createRequire as $make}from"node:module";const require=$make(import.meta.url);' },
  });
}

/** All that our own code imports of these packages. */
function importedOf(names: readonly string[]): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  const all = files.flatMap((file) =>
    [...readFileSync(join(dist, file), "utf8").matchAll(/(?:\bfrom |\bimport\(|^import )"([^"]+)"/gm)].map(
      ([, specifier = ""]) => specifier,
    ),
  );
  return [...new Set(all)].filter((specifier) => names.some((name) => isOf(name, specifier))).sort();
}

function isOf(name: string, specifier: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** Where "unified", "discord-api-types/v10" and what is loaded in parts are in `out`. */
function pathOf(specifier: string): string {
  if (specifier === inParts) return `${inParts}/whole`;
  return bundled.includes(specifier) ? `${specifier}/index` : specifier;
}

/** What a module exports: of CommonJS the bundler does not know. */
async function exportsOf(specifier: string): Promise<string> {
  return `export { ${(await namesIn(specifier)).join(", ")} } from ${JSON.stringify(specifier)};`;
}

async function namesIn(specifier: string): Promise<string[]> {
  return Object.keys(await import(specifier)).filter((name) => name !== "module.exports");
}

/** The dependencies of a package as paths, each after its own. */
function partsOf(name: string, seen = new Set<string>()): string[] {
  const manifest = join(root, "node_modules", name, "package.json");
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8"));
  const { resolve } = createRequire(manifest);
  return Object.keys(dependencies).flatMap((dependency) => {
    if (seen.has(dependency)) return [];
    seen.add(dependency);
    const own = partsOf(dependency, seen);
    try {
      return [...own, resolve(dependency)];
    } catch {
      // It can be imported by subpaths only.
      return own;
    }
  });
}

function inTurns(count: number, names: readonly string[]): string {
  const others = names.filter((name) => name !== "default").join(", ");
  return `for (let part = 0; part < ${count}; part++) {
  await import(\`./part-\${part}.js\`);
  await new Promise(setImmediate);
}
const whole = await import("./whole.js");
export default whole.default;
export const { ${others} } = whole;
`;
}

function madeHere(contents: ReadonlyMap<string, string>): Plugin {
  return {
    name: "made here",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^made:/ }, ({ path }) => ({ path: path.slice(5), namespace: "made" }));
      onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({
        contents: contents.get(path) ?? "",
        resolveDir: root,
      }));
    },
  };
}

/** Tells Node where the modules of a package are. */
function describe(name: string): void {
  const exports = specifiers
    .filter((specifier) => isOf(name, specifier))
    .map((specifier) => [
      `.${specifier.slice(name.length)}`,
      specifier === name ? "./index.js" : `.${specifier.slice(name.length)}.js`,
    ]);
  mkdirSync(join(out, name), { recursive: true });
  const manifest = { name, type: "module", exports: Object.fromEntries(exports) };
  writeFileSync(join(out, name, "package.json"), JSON.stringify(manifest));
}
