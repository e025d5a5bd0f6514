import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { circlesOf } from "./import-circles.ts";

/** Which rooms a room may import from. What is not listed is forbidden. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  log: [],
  config: [],
  entry: [],
  sandbox: [],
  language: [],
  articles: ["language", "entry"],
  reader: ["language", "entry", "log"],
  library: ["language", "articles", "reader"],
  shelves: ["articles", "library", "reader", "config", "messages", "log", "entry"],
  replies: ["articles", "library", "shelves", "messages"],
  bot: ["articles", "library", "shelves", "replies", "messages", "log"],
  commands: ["articles", "library", "shelves", "replies", "messages", "bot"],
  discord: ["articles", "library", "replies", "messages", "bot", "log"],
};

/** Packages that one room alone may use, besides the doors. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  "discord.js": ["discord"],
  dotenv: ["config"],
  pino: ["log"],
  minisearch: ["library"],
  "onnxruntime-node": ["reader"],
  "@huggingface/tokenizers": ["reader"],
  ws: ["sandbox"],
  lit: ["sandbox"],
  "verbatim-sandbox": [],
};

const root = resolve(import.meta.dirname, "..");
const filesIn = (...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
      .map((name) => join(root, folder, name)),
  );
const files = filesIn("src", "commands", "sandbox/src");

function roomOf(path: string): string {
  const [top = "", room = ""] = relative(root, path).split("/");
  return top === "src" ? room.replace(/\.ts$/, "") : top;
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
}

/** Files of ours that a file imports. */
const ownImportsOf = (path: string): string[] =>
  importsOf(path)
    .filter((target) => target.startsWith("."))
    .map((target) => resolve(dirname(path), target));

describe("the rooms of the house", () => {
  it.each(files.map((path) => relative(root, path)))("%s imports only what its room may", (name) => {
    const path = join(root, name);
    const room = roomOf(path);
    const forbidden = ownImportsOf(path)
      .filter((target) => target.startsWith(root))
      .filter((target) => {
        const to = roomOf(target);
        if (to === room) return false;
        const isAllowed =
          to !== "doors" && (room === "doors" ? to !== "sandbox" : mayImport[room]?.includes(to) === true);
        const isEntrance = /\/index\.ts$/.test(target) || /src\/[^/]+\.ts$/.test(target);
        return !isAllowed || !isEntrance;
      });
    expect(forbidden).toEqual([]);
  });

  it.each(Object.entries(onlyIn))("%s is used in one room only", (name, rooms) => {
    const users = files.filter((path) =>
      importsOf(path).some((target) => target === name || target.startsWith(`${name}/`)),
    );
    const others = users.map(roomOf).filter((room) => !rooms.includes(room) && room !== "doors");
    expect(others).toEqual([]);
  });

  it("reads process.env in config.ts only", () => {
    const readers = files.filter((path) => readFileSync(path, "utf8").includes("process.env"));
    expect(readers.map((path) => relative(root, path))).toEqual(["src/config.ts"]);
  });

  it("has no file that imports itself through others, be it only for a type", () => {
    const everything = filesIn("src", "commands", "sandbox/src", "sandbox/test", "test");
    const imports = new Map(everything.map((path) => [path, ownImportsOf(path)]));
    const circles = circlesOf(imports).map((circle) => circle.map((path) => relative(root, path)));
    expect(circles).toEqual([]);
  });
});

describe("a circle of imports", () => {
  it.each([
    ["none", { a: ["b"], b: ["c"], c: [] }, []],
    ["two files", { a: ["b"], b: ["a"], c: ["a"] }, [["a", "b"]]],
    ["a long way round", { a: ["b"], b: ["c"], c: ["d", "outside"], d: ["a"] }, [["a", "b", "c", "d"]]],
    [
      "two at once",
      { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a file that imports itself", { a: ["a"] }, [["a"]]],
  ])("is found: %s", (_, imports, circles) => {
    expect(circlesOf(new Map(Object.entries(imports)))).toEqual(circles);
  });
});
