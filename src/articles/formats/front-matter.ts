import { createRequire } from "node:module";
import type { Repair } from "../article.ts";
import { type Metadata, metadataFrom, tidy } from "../text/metadata.ts";

/** The metadata above a text, and where the text itself begins (UTF-16 offset). */
export interface FrontMatter {
  readonly metadata: Metadata;
  readonly end: number;
  /** What of it could not be read as its kind says: it was read line by line then. */
  readonly repairs: readonly Repair[];
}

/** What stands above a text, before it is known what it says. Offsets are UTF-16. */
interface FrontBlock {
  readonly kind: "yaml" | "toml" | "json" | "title lines";
  readonly start: number;
  readonly end: number;
  /** Where the text begins. */
  readonly next: number;
  /** Whether nothing says where it ends. */
  readonly isOpen?: boolean;
}

type Values = ReadonlyMap<string, string>;

type Yaml = typeof import("yaml");

let yaml: Yaml | undefined;

/** Loaded at the first front matter: a thread that meets none is ready sooner. */
function loadYaml(): Yaml {
  return createRequire(import.meta.url)("yaml");
}

const MAX_LENGTH = 64 * 1024;

/**
 * Reads what stands above a text: YAML between two lines of `---`, TOML between two of `+++`, a JSON object, or Pandoc's
 * lines that begin with `%`; null where there is none. Every value stays a string (`title: 1984`), lists are joined by
 * ", ", and no key can reach a prototype. What is broken is read line by line, as `key: value`, and said in `repairs`.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const block = findBlock(text);
  if (block === null) return null;
  const inner = text.slice(block.start, block.end);
  const read = readBlock(block, inner);
  if (read === null) return null;
  const { values, problem } = read;
  const reason = problem ?? (block.isOpen ? "front matter that is never closed" : null);
  const metadata = metadataFrom(new Map([...values].map(([key, value]) => [key, withoutWikiLinks(value)])));
  // What nothing closes is front matter only if it says something of an article.
  if (block.isOpen && Object.values(metadata).every((value) => value === null)) return null;
  return {
    metadata,
    end: block.next,
    repairs:
      reason === null
        ? []
        : [{ kind: "drop", span: { start: block.start, end: firstLineEnd(text, block) }, reason }],
  };
}

function firstLineEnd(text: string, { start, end }: FrontBlock): number {
  const at = text.indexOf("\n", start);
  return at < 0 || at > end ? end : at;
}

const KEY = /^[ \t]*["']?([\p{L}_][\p{L}\p{N}_ -]{0,60})["']?[ \t]*([:=])(?:[ \t]+(.*))?$/u;

function findBlock(text: string): FrontBlock | null {
  const head = text.slice(0, MAX_LENGTH);
  const title = /^(?:%[^\n]*\n(?:[ \t]+[^\n]*\n)*){1,3}/.exec(head);
  if (title) return { kind: "title lines", start: 0, end: title[0].length, next: title[0].length };
  const json = /^\{[ \t]*\r?\n(?:(?!\})[^\n]*\n)*\}[ \t]*(?=\r?\n|$)/.exec(head);
  if (json) return { kind: "json", start: 0, end: json[0].length, next: json[0].length };
  const opening = /^\s*(---|\+\+\+)[ \t]*\r?\n/.exec(head);
  if (!opening) return null;
  const start = opening[0].length;
  const kind = opening[1] === "---" ? "yaml" : "toml";
  // A rule above a text is not front matter: that begins with a key.
  const first = /^(?:\s|#[^\n]*\n)*([^\r\n]*)/.exec(head.slice(start, start + 1000))?.[1] ?? "";
  const [, , sign] = KEY.exec(first) ?? [];
  if (sign === undefined || (sign === ":" ? "yaml" : "toml") !== kind) return null;
  const closing = (kind === "yaml" ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m).exec(head.slice(start));
  if (closing) {
    const end = start + closing.index;
    return { kind, start, end, next: end + closing[0].length };
  }
  // Nothing closes it: it ends where its lines do.
  const lines = /^(?:[^\r\n:=]{1,60}[:=][^\r\n]*\r?\n|[ \t]*-[ \t][^\r\n]*\r?\n)*/.exec(head.slice(start));
  const end = start + (lines?.[0].length ?? 0);
  return { kind, start, end, next: end, isOpen: true };
}

function readBlock({ kind }: FrontBlock, inner: string): { values: Values; problem: string | null } | null {
  if (kind === "title lines") return { values: titleLines(inner), problem: null };
  if (kind === "json") {
    const values = jsonValues(inner);
    return values && { values, problem: null };
  }
  if (kind === "toml") return { values: lineValues(inner), problem: null };
  const read = yamlValues(inner);
  if (read instanceof Map) return { values: read, problem: null };
  return { values: lineValues(inner), problem: `front matter that is no YAML, read line by line (${read})` };
}

/** The values of YAML, or what is wrong with it. */
function yamlValues(text: string): Values | string {
  if (isDeep(text)) return "nested too deeply";
  yaml ??= loadYaml();
  try {
    const document = yaml.parseDocument(text, {
      schema: "failsafe",
      prettyErrors: false,
      logLevel: "silent",
    });
    const [error] = document.errors;
    if (error) {
      const line = text.slice(0, error.pos[0]).split("\n").length + 1;
      return `line ${line}: ${error.message.split("\n")[0]}`;
    }
    const values: unknown = document.toJS({ mapAsMap: true });
    return values instanceof Map ? linesOf(values) : "no `key: value`";
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/**
 * Whether YAML could nest deeper than metadata ever does. The parser recurses, and a stack that runs out inside it
 * can end the process (V8 aborts when it has to compile a regular expression there), so this is asked beforehand.
 */
function isDeep(yaml: string): boolean {
  return (yaml.match(/[[{]/g)?.length ?? 0) > 200 || /^[ \t]{100}|^[ \t]*(?:[-?:][ \t]+){20}/m.test(yaml);
}

function jsonValues(text: string): Values | null {
  if (isDeep(text)) return null;
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== "object" || values === null) return null;
    const named = linesOf(new Map(Object.entries(values)));
    return named.has("title") || named.has("date") || named.has("author") ? named : null;
  } catch {
    return null;
  }
}

function linesOf(values: ReadonlyMap<unknown, unknown>): Values {
  const named = new Map<string, string>();
  for (const [key, value] of values) {
    const line = asLine(value);
    if (typeof key === "string" && line !== null) named.set(key, line);
  }
  return named;
}

function asLine(value: unknown): string | null {
  if (typeof value === "string") return value === "null" || value === "~" ? null : value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value
      .map(asLine)
      .filter((item) => item !== null)
      .join(", ");
  if (value instanceof Map) return asLine(value.get("name") ?? null);
  if (typeof value === "object" && value !== null && "name" in value) return asLine(value.name);
  return null;
}

/** `key: value` or `key = value` on each line, and the items of a list below a key; of two the first counts. */
function lineValues(text: string): Values {
  const values = new Map<string, string>();
  let list: { readonly key: string; readonly items: string[] } | undefined;
  for (const line of text.split(/\r?\n/)) {
    // A table of TOML: what stands in it is not about the article.
    if (/^\[.*\]\s*$/.test(line)) break;
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line)?.[1];
    if (item !== undefined && list !== undefined) {
      list.items.push(unquoted(item));
      if (!values.has(list.key)) values.set(list.key, "");
      values.set(list.key, list.items.join(", "));
      continue;
    }
    const [, name = "", , value = ""] = KEY.exec(line) ?? [];
    const key = name.trim();
    if (key === "") continue;
    list = value.trim() === "" && !values.has(key) ? { key, items: [] } : undefined;
    if (value.trim() !== "" && !values.has(key)) values.set(key, listed(value.trim()));
  }
  return values;
}

/** `["Ann Lee", "Bob Hale"]` as one line; anything else without its marks. */
function listed(value: string): string {
  const inner = /^\[(.*)\]$/.exec(value)?.[1];
  return inner === undefined ? unquoted(value) : inner.split(",").map(unquoted).filter(Boolean).join(", ");
}

/** Without quotation marks around it, or the stars and lines of emphasis. */
function unquoted(value: string): string {
  const text = value.trim();
  const quoted = /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
  return quoted.replace(/(?<![\p{L}\p{N}*])(\*{1,2})(?=\S)([^*]+)(?<=\S)\1(?![\p{L}\p{N}*])/gu, "$2");
}

/** `[[Ann Lee]]` and `[[people/ann|Ann Lee]]`, as Obsidian links notes, are Ann Lee. */
function withoutWikiLinks(value: string): string {
  return value.replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, "$1");
}

/** Pandoc's title, authors and date, each on lines of its own that begin with `%`. */
function titleLines(text: string): Values {
  const names = ["title", "author", "date"];
  const parts = text.split(/^%/m).slice(1);
  return new Map(
    parts.flatMap((part, i) => {
      const line = tidy(part.replace(/;/g, ","));
      const name = names[i];
      return name === undefined || line === null ? [] : [[name, line] as const];
    }),
  );
}
