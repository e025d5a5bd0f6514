/** The files of the sandbox's page: what the browser is given at `/` and under `/page/`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "page");

/** A file that the page's browser asks for. */
interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What the browser may do with the page: nothing that leaves the sandbox's own origin, no script but the page's own,
 * and no text turned into HTML but lit's templates. Style attributes are let through because the message components
 * colour their embeds and names with them. The WebSocket is named because not every browser counts it as 'self'.
 */
const contentSecurityPolicy = (host: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

const headers = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** What each path is, made when it is first asked for and then kept. */
const makers: ReadonlyMap<string, { readonly type: string; readonly make: () => Promise<Buffer> }> = new Map([
  ["/", { type: "text/html; charset=utf-8", make: () => readFile(join(folder, "index.html")) }],
  ["/page/style.css", { type: "text/css; charset=utf-8", make: () => readFile(join(folder, "style.css")) }],
  ["/page/main.js", { type: "text/javascript; charset=utf-8", make: bundle }],
]);
const made = new Map<string, Promise<Buffer>>();

/**
 * The file at a path of the page, `/` or one below `/page/`; null where there is none. `host` is the one by which the
 * browser asked, which must have been found to be the sandbox's own. The page's script is bundled
 * from its TypeScript when it is first asked for, which takes some 150 ms; nobody has to build anything. Rejects
 * when a file cannot be read.
 */
export async function servePageFile(path: string, host: string): Promise<PageFile | null> {
  const maker = makers.get(path);
  if (!maker) return null;
  const making = made.get(path) ?? maker.make();
  made.set(path, making);
  try {
    const own = { "content-type": maker.type, "content-security-policy": contentSecurityPolicy(host) };
    return { headers: { ...headers, ...own }, body: await making };
  } catch (error) {
    made.delete(path);
    throw error;
  }
}

async function bundle(): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "main.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "eof",
    write: false,
    logLevel: "silent",
    // Only the compiler settings that shape the output count here; the rest is the type checker's business.
    tsconfigRaw: {},
  });
  const [file] = outputFiles;
  if (!file) throw new Error("The page's script came out empty.");
  return Buffer.from(file.contents);
}
