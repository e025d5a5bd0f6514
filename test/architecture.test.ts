import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** Which rooms a room may import from. What is not listed is forbidden. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  log: [],
  config: [],
  sandbox: [],
  language: [],
  articles: ["language"],
  library: ["language", "articles"],
  shelves: ["articles", "library", "config", "messages", "log"],
  replies: ["articles", "library", "shelves", "messages"],
  bot: ["articles", "library", "shelves", "replies", "messages", "log"],
  commands: ["articles", "library", "shelves", "replies", "messages", "bot"],
  discord: ["articles", "library", "replies", "messages", "bot", "log"],
};

/** Type-only packages and packages that one room alone may use. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  "discord.js": ["discord"],
  dotenv: ["config"],
  pino: ["log"],
  minisearch: ["library"],
  ws: ["sandbox"],
};

const root = resolve(import.meta.dirname, "..");
const files = ["src", "commands", "sandbox/src"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(root, folder, name)),
);

function roomOf(path: string): string {
  const [top = "", room = ""] = relative(root, path).split("/");
  return top === "src" ? room.replace(/\.ts$/, "") : top;
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
}

describe("the rooms of the house", () => {
  it.each(files.map((path) => relative(root, path)))("%s imports only what its room may", (name) => {
    const path = join(root, name);
    const room = roomOf(path);
    const forbidden = importsOf(path)
      .filter((target) => target.startsWith("."))
      .map((target) => resolve(dirname(path), target))
      .filter((target) => target.startsWith(root))
      .filter((target) => {
        const to = roomOf(target);
        if (to === room) return false;
        const isAllowed = to !== "doors" && (room === "doors" || mayImport[room]?.includes(to) === true);
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
});
