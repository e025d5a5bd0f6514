import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { catalogues, english, localizations, messagesFor } from "../../src/messages/index.ts";

const root = resolve(import.meta.dirname, "../..");

/** "help.what", "commands.ask.name" and so on. */
function keysOf(value: object, prefix = ""): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "object" && inner !== null ? keysOf(inner, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Every phrase, those with parts given some. */
function phrasesOf(value: object): string[] {
  return Object.values(value).flatMap((inner: unknown): string[] => {
    if (typeof inner === "function") return [String(inner("x", "y", 1))];
    return typeof inner === "object" && inner !== null ? phrasesOf(inner) : [String(inner)];
  });
}

describe("the catalogue", () => {
  it.each(Object.keys(catalogues))("in %s has every key, and no phrase is empty", (language) => {
    const catalogue = catalogues[language] ?? {};
    expect(keysOf(catalogue)).toEqual(keysOf(english));
    expect(JSON.stringify(catalogue)).not.toContain('""');
  });

  it.each(["de", "fr", "es"])("in %s is translated, not copied", (language) => {
    expect(catalogues[language]?.help.what).not.toBe(english.help.what);
    expect(catalogues[language]?.errors.failure("1")).not.toBe(english.errors.failure("1"));
  });

  it("has no phrase that nothing uses", () => {
    const sources = ["src", "commands"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.startsWith("messages/"))
        .map((name) => readFileSync(join(root, folder, name), "utf8")),
    );
    // The stage of a reindex names its phrase: `messages.reindex[stage]`.
    const computed = ["reindex.reading", "reindex.indexing"];
    const unused = keysOf(english)
      .filter((key) => !key.startsWith("commands.") && !computed.includes(key))
      .filter((key) => {
        const [group = "", name = ""] = key.split(".");
        // Where a file takes a group apart, it takes it from `messages`: `const { check: phrases } = messages`.
        const asWhole = new RegExp(`\\b${group}\\.${name}\\b`);
        const inParts = new RegExp(
          `\\{[^{}]*\\b${group}\\b[^{}]*\\}\\s*(?:=|:)\\s*(?:messages|Messages)\\b`,
          "i",
        );
        return !sources.some(
          (source) =>
            asWhole.test(source) || (inParts.test(source) && new RegExp(`\\w\\.${name}\\b`).test(source)),
        );
      });
    expect(unused).toEqual([]);
  });

  it.each(Object.keys(catalogues))("in %s names commands as they are called there", (language) => {
    const { commands: phrases, ...others } = catalogues[language] ?? english;
    const names = Object.values(phrases).map(({ name }) => name);
    const said = phrasesOf(others).join("\n");
    const named = [...said.matchAll(/(?<=^|[\s(])\/([-\p{L}]+)/gmu)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(names).toContain(name);
  });

  it("serves Discord's locales, and English where there is no catalogue", () => {
    expect(messagesFor("de")).toBe(catalogues["de"]);
    expect(messagesFor("es-419")).toBe(catalogues["es"]);
    expect(messagesFor("en-GB")).toBe(english);
    expect(messagesFor("ja")).toBe(english);
    expect(messagesFor("constructor")).toBe(english);
    expect(Object.keys(localizations((messages) => messages.help.what))).toEqual([
      "de",
      "fr",
      "es-ES",
      "es-419",
    ]);
  });
});

describe("what is registered", () => {
  const strings = (value: unknown, key: string): string[] => {
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      // What can be chosen has any name.
      if (name === "choices") return [];
      if (name === key && typeof inner === "string") return [inner];
      if (name === `${key}_localizations` && typeof inner === "object" && inner !== null) {
        return Object.values(inner).filter((one) => typeof one === "string");
      }
      return strings(inner, key);
    });
  };
  const slash = commands.filter(({ data }) => data.type === 1);
  const menus = commands.filter(({ data }) => data.type === 3);

  it("has names that Discord takes in every language", () => {
    for (const { data } of slash) {
      for (const name of strings(data, "name")) expect(name).toMatch(/^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u);
    }
    for (const { data } of menus)
      for (const name of strings(data, "name")) expect(name).toMatch(/^.{1,32}$/u);
  });

  it("has descriptions of at most 100 characters in every language", () => {
    for (const { data } of commands) {
      for (const text of strings(data, "description")) expect(text.length, text).toBeLessThanOrEqual(100);
    }
  });

  it("has each name once", () => {
    const names = commands.map(({ data }) => data.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
