import { createRequire } from "node:module";
import { type Metadata, metadataFrom } from "../text/metadata.ts";

/** The metadata above a text, and where the text itself begins (UTF-16 offset); or why it cannot be read. */
export type FrontMatter = { readonly metadata: Metadata; readonly end: number } | { readonly reason: string };

type Yaml = typeof import("yaml");

let yaml: Yaml | undefined;

/** Loaded at the first front matter: a thread that meets none is ready sooner. */
function loadYaml(): Yaml {
  return createRequire(import.meta.url)("yaml");
}

const MAX_LENGTH = 64 * 1024;

/**
 * Reads a YAML block between two lines of `---` at the very start of a text; null where there is none.
 * Every value stays a string (`title: 1984`), lists are joined by ", ", and no key can reach a prototype.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  if (/^\s*\+\+\+[ \t]*\r?\n\s*[\w-]+\s*=/.test(text.slice(0, 1000)))
    return {
      reason: "has front matter in TOML, which is not read: write it as `key: value` between lines of ---",
    };
  const opening = /^\s*---[ \t]*\r?\n/.exec(text.slice(0, 1000));
  if (!opening) return null;
  const from = opening[0].length;
  // A rule above a text is not front matter: that begins with a key.
  if (
    !/^(?:\s|#[^\n]*\n)*["']?[\p{L}_][\p{L}\p{N}_ -]*["']?[ \t]*:(?:\s|$)/u.test(
      text.slice(from, from + 1000),
    )
  )
    return null;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(from, from + MAX_LENGTH));
  if (!closing) return { reason: "has front matter that is never closed: end it with a line of ---" };
  if (isDeep(text.slice(from, from + closing.index)))
    return { reason: "has broken front matter: it is nested too deeply: write lines of `key: value`" };
  yaml ??= loadYaml();
  const document = yaml.parseDocument(text.slice(from, from + closing.index), {
    schema: "failsafe",
    prettyErrors: false,
    logLevel: "silent",
  });
  const [error] = document.errors;
  if (error) {
    const line = text.slice(0, from + error.pos[0]).split("\n").length;
    return { reason: `has broken front matter: line ${line}: ${error.message.split("\n")[0]}` };
  }
  const values: unknown = document.toJS({ mapAsMap: true });
  if (!(values instanceof Map)) return { reason: "has broken front matter: write lines of `key: value`" };
  const named = new Map<string, string>();
  for (const [key, value] of values) {
    const line = asLine(value);
    if (typeof key === "string" && line !== null) named.set(key, line);
  }
  return { metadata: metadataFrom(named), end: from + closing.index + closing[0].length };
}

/**
 * Whether YAML could nest deeper than metadata ever does. The parser recurses, and a stack that runs out inside it
 * can end the process (V8 aborts when it has to compile a regular expression there), so this is asked beforehand.
 */
function isDeep(yaml: string): boolean {
  return (yaml.match(/[[{]/g)?.length ?? 0) > 200 || /^[ \t]{100}|^[ \t]*(?:[-?:][ \t]+){20}/m.test(yaml);
}

function asLine(value: unknown): string | null {
  if (typeof value === "string") return value === "null" || value === "~" ? null : value;
  if (Array.isArray(value))
    return value
      .map(asLine)
      .filter((item) => item !== null)
      .join(", ");
  if (value instanceof Map) return asLine(value.get("name") ?? null);
  return null;
}
