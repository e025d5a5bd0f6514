import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call } from "../../src/bot.ts";
import { createSession } from "../../src/doors/terminal-session.ts";
import { english } from "../../src/messages/index.ts";
import { here, openServerBed, placeIn, type ServerBed } from "../commands/server-bed.ts";
import { makeCall } from "../make-bot.ts";

const { library: said } = english;
let bed: ServerBed;
let folder = "";
beforeAll(async () => {
  bed = await openServerBed();
  folder = mkdtempSync(join(tmpdir(), "verbatim-session-"));
  for (const name of ["ferry", "mill", "fair"])
    writeFileSync(join(folder, `${name}.txt`), `The ${name}\nBy Ann Lee\n\nThe ${name} is on the river.\n`);
});
afterAll(async () => {
  await bed.close();
  rmSync(folder, { recursive: true });
});

/** A session in which these lines are typed where it asks. */
function sessionWith(lines: readonly string[] = [], keepsAll = false) {
  const asked: string[] = [];
  const readLine = async (question: string) => lines[asked.push(question) - 1];
  return { asked, ...createSession({ bot: bed.bot, readLine, print: async () => {}, keepsAll }) };
}
const caller = makeCall("", {}, { via: "button", place: placeIn(here), mayManage: true });
const add = (name: string): [Call, Record<string, string>] => [
  makeCall("library", {}, { subcommand: "add", place: placeIn(here), mayManage: true }),
  { file: join(folder, `${name}.txt`) },
];
const titles = async () => (await bed.shelves.articles?.list(here))?.map(({ title }) => title);

describe("a session in the terminal", () => {
  it("lists what a preview offers, and presses it by number or name", async () => {
    const { answer, press } = sessionWith();
    expect(await press("1", caller)).toBe("There is nothing to press.");
    const shown = await answer(...add("ferry"));
    expect(shown).toContain(said.draft);
    expect(shown).toMatch(/\n\n\[1\] Keep {2}\[2\] Edit {2}\[3\] Discard {2}\(\/press 1\)$/);
    expect(await press("nothing", caller)).toMatch(/^\[1\] Keep/);
    expect(await press(" keep ", caller)).toContain(said.added);
    expect(await press("1", caller)).toContain(said.removed("The ferry"));
  });

  it("asks what a form asks: an empty line leaves what is there, - empties it", async () => {
    const { answer, press, asked } = sessionWith(["The old mill", "-", "", "Lund Courier"]);
    await answer(...add("mill"));
    const edited = await press("edit", caller);
    expect(asked.slice(0, 3)).toEqual([
      "Title [The mill; - for nothing]: ",
      "Author [Ann Lee; - for nothing]: ",
      "Date: ",
    ]);
    expect(edited).toMatch(/The old mill[\s\S]*Publication: Lund Courier/);
    expect(edited).not.toContain("Ann Lee");
    await press("3", caller);
    expect(await titles()).toEqual([]);
  });

  it("keeps without a question where it is told to", async () => {
    const { answer } = sessionWith([], true);
    const shown = await answer(...add("fair"));
    expect(shown).toContain(said.draft);
    expect(shown).toContain(said.added);
    expect(await titles()).toEqual(["The fair"]);
  });

  it("says so where there is no such file", async () => {
    const { answer } = sessionWith();
    const [call] = add("fair");
    expect(await answer(call, { file: folder })).toBe(`There is no file ${folder}.`);
    expect(await answer(call, { file: "nowhere.txt" })).toBe("There is no file nowhere.txt.");
  });
});
