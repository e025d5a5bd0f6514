import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inThreads } from "../../src/shelves/hosted-library.ts";
import type { FindSeat, Seat } from "../../src/shelves/seat.ts";
import { SharedThreads } from "../../src/shelves/shared-threads.ts";
import { Shelf } from "../../src/shelves/shelf.ts";
import { shelvesSettings } from "../shelves-settings.ts";

let base = "";
let shared: SharedThreads;
let seats: Seat[] = [];
let shelves: Shelf[] = [];
let logged: string[] = [];
const note = (_: unknown, message?: string) => logged.push(String(message));

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "verbatim-shared-"));
  shared = new SharedThreads();
  seats = [];
  shelves = [];
  logged = [];
});
afterEach(async () => {
  await Promise.all(shelves.map((shelf) => shelf.close()));
  await shared.close();
  rmSync(base, { recursive: true, force: true });
});

/** Opens a library of one article of that name. */
async function open(name: string): Promise<Shelf> {
  const articlesDir = join(base, name);
  mkdirSync(articlesDir);
  writeFileSync(join(articlesDir, "one.txt"), `${name}\n\nThis is of ${name}.\n`);
  const settings = shelvesSettings({ articlesDir, dataDir: join(base, "data") }, { reader: "off" });
  const findSeat: FindSeat = (request, options) => {
    const seat = shared.seat(request, options);
    seats.push(seat);
    return seat;
  };
  const log = { warn: note, error: note };
  const { shelf } = await Shelf.open(inThreads(async () => settings, { log, findSeat, linger: 0 }));
  shelves.push(shelf);
  return shelf;
}

async function titlesOf(shelf: Shelf): Promise<string[]> {
  return (await shelf.library.articles({ limit: 9 })).items.map(({ title }) => title);
}

const names = ["elms", "ferry", "mill", "quarry", "pier"];

it("many libraries share threads, and each answers from its own articles", async () => {
  const open5 = await Promise.all(names.map(open));
  expect(await Promise.all(open5.map(titlesOf))).toEqual(names.map((name) => [name]));
  writeFileSync(join(base, "mill", "two.txt"), "The weir\n\nIt holds.\n");
  const [, , mill] = open5;
  expect((await mill?.reindex())?.added).toEqual(["The weir"]);
  expect(await Promise.all(open5.map(titlesOf))).toContainEqual(["mill", "The weir"]);
  expect(logged).toEqual([]);
});

it("when a thread dies, those that lived in it answer all the same, and the others notice nothing", async () => {
  const open5 = await Promise.all(names.map(open));
  seats[0]?.abandon();
  expect(await Promise.all(open5.map(titlesOf))).toEqual(names.map((name) => [name]));
  expect(new Set(logged)).toEqual(new Set(["the library's thread died and is replaced"]));
  expect(logged.length).toBeLessThan(names.length);
});

it("one that is closed leaves the others where they are, and a thread that is empty ends", async () => {
  const open5 = await Promise.all(names.map(open));
  const [first, ...others] = open5;
  await first?.close();
  expect(await Promise.all(others.map(titlesOf))).toEqual(names.slice(1).map((name) => [name]));
  await Promise.all(others.map((shelf) => shelf.close()));
  expect((await Promise.all(seats.map(({ end }) => end))).length).toBe(names.length);
  expect(await titlesOf(await open("weir"))).toEqual(["weir"]);
  expect(logged).toEqual([]);
});
