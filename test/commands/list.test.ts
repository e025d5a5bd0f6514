import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Handled } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import {
  filledIn,
  here,
  manager,
  openServerBed,
  placeIn,
  pressOf,
  type ServerBed,
  there,
} from "./server-bed.ts";

const { library: said, log } = english;
const question = "What does the ferry cost?";
let bed: ServerBed;
let ferry = "";
beforeAll(async () => {
  bed = await openServerBed();
  ferry = await bed.add("ferry.txt", "The ferry\nBy Ann Lee\n\nThe ferry costs 30 crowns.\n");
});
afterAll(() => bed.close());

const press = (reply: Handled, label: string, more: Partial<Call> = {}) =>
  bed.bot.handle(pressOf(reply, label, more));
/** Chooses from the list's menu. */
function choose(list: Handled, label: string, more: Partial<Call> = {}): Promise<Handled> {
  const options = menusOf(list).flatMap((menu) => ("options" in menu ? menu.options : []));
  const value = options.find((option) => option.label === label)?.value ?? "none";
  const target = { id: "1", content: "", reply: list, isEphemeral: true };
  const call = {
    via: "menu",
    fields: [],
    values: [value],
    target,
    place: placeIn(here),
    mayManage: true,
    ...more,
  } as const;
  return bed.bot.handle(makeCall("library-card", {}, call));
}
const labels = (reply: Handled) => buttonsOf(reply).map(({ label }) => label);

describe("the card of an article", () => {
  it("opens from the list, says who added it and when, and leads back", async () => {
    const list = await bed.use("list");
    expect(violations(list)).toEqual([]);
    const card = await choose(list, "The ferry");
    expect(violations(card)).toEqual([]);
    for (const part of ["The ferry", "Ann Lee", "1 paragraph", "ferry.txt · 0.05 KiB · version 1"])
      expect(card.text).toContain(part);
    expect(card.text).toMatch(new RegExp(`${said.addedBy}: \\d{4}-\\d\\d-\\d\\d · <@${manager}>`));
    expect(labels(card)).toEqual([
      said.edit,
      said.replace,
      said.hide,
      said.remove,
      said.versions,
      said.toList,
    ]);
    expect((await press(card, said.toList)).text).toBe(list.text);
  });

  it("hides an article and shows it again, be it pressed twice", async () => {
    const card = await choose(await bed.use("list"), "The ferry");
    const hidden = await press(card, said.hide);
    expect(hidden.text).toContain(said.isHidden);
    expect((await press(card, said.hide)).text).toBe(hidden.text);
    expect(await bed.ask(question)).not.toContain("crowns");
    expect((await bed.use("list")).text).toContain(` · ${said.hidden})`);
    const shown = await press(hidden, said.show);
    expect(shown.text).toBe(card.text);
    expect((await press(hidden, said.show)).text).toBe(card.text);
    expect(await bed.ask(question)).toContain("30 crowns");
  });

  it("changes what it is called, and stays the card", async () => {
    const card = await choose(await bed.use("list"), "The ferry");
    const edited = await bed.bot.handle(
      await filledIn(bed.bot, pressOf(card, said.edit), { publication: "Lund Courier" }),
    );
    expect([edited.text.includes("Lund Courier"), labels(edited)]).toEqual([true, labels(card)]);
    expect((await bed.use("log")).text).toContain(log.edit("The ferry"));
  });

  it("takes a new version by a form, which is shown first, and lists the versions", async () => {
    const card = await choose(await bed.use("list"), "The ferry");
    const text = "The ferry\n\nThe ferry costs 31 crowns.";
    const draft = await bed.bot.handle(await filledIn(bed.bot, pressOf(card, said.replace), { text }));
    expect(draft.text).toContain(said.draftOf(1));
    const kept = await press(draft, said.keep, { user: { id: "100000000000000007", name: "Jonas" } });
    expect(kept.text).toContain(said.replaced(2));
    const versions = await press(card, said.versions);
    expect(violations(versions)).toEqual([]);
    expect(versions.text.split("\n").slice(1)).toEqual([
      expect.stringMatching(
        /^- \*\*version 2\*\*: The ferry \(The ferry The ferry costs 31 crowns\.txt · .*<@100000000000000007>\)$/,
      ),
      expect.stringMatching(
        /^- \*\*version 1\*\*: The ferry \(ferry\.txt · 0\.05 KiB · \d{4}-\d\d-\d\d · <@100000000000000001>\)$/,
      ),
    ]);
    expect((await press(versions, said.toCard)).text).toContain("version 2");
    const empty = await filledIn(bed.bot, pressOf(card, said.replace), {});
    expect(await bed.bot.handle(empty)).toMatchObject({ isFailure: true, text: said.nothingGiven });
  });

  it("removes an article, with a button that brings it back", async () => {
    const card = await choose(await bed.use("list"), "The ferry");
    const removed = await press(card, said.remove);
    expect([removed.text, labels(removed)]).toEqual([said.removed("The ferry"), [english.buttons.undo]]);
    for (const label of [said.hide, said.remove, said.versions])
      expect(await press(card, label)).toMatchObject({ isFailure: true, text: said.notThere });
    for (const label of [said.replace, said.edit])
      expect("refusal" in (await bed.bot.open(pressOf(card, label)))).toBe(label === said.replace);
    expect((await press(removed, english.buttons.undo)).text).toBe(said.restored("The ferry"));
  });

  const nobody: readonly (readonly [string, Partial<Call>, string])[] = [
    ["a member", { mayManage: false }, said.notAllowed],
    ["who manages another server", { place: placeIn(there) }, said.notThere],
  ];
  it.each(nobody)("does nothing for %s", async (_, more, reason) => {
    const list = await bed.use("list");
    const card = await choose(list, "The ferry");
    expect(await choose(list, "The ferry", more)).toMatchObject({ isFailure: true, text: reason });
    for (const label of [said.hide, said.remove, said.versions])
      expect(await press(card, label, more)).toMatchObject({ isFailure: true, text: reason });
    const form = await filledIn(bed.bot, pressOf(card, said.replace), { text: "Mine." }, more);
    expect(await bed.bot.handle(form)).toMatchObject({ isFailure: true, text: reason });
    expect(await bed.ask(question)).toContain("31 crowns");
  });
});

describe("the list", () => {
  it("has pages, with a menu of what each shows", async () => {
    const title = "_T".repeat(120);
    for (let n = 0; n < 16; n++)
      await bed.add(`${"x".repeat(150)}${n}.txt`, `${n} ${title}\n\nNumber ${n}.\n`);
    const first = await bed.use("list");
    expect(violations(first)).toEqual([]);
    expect(first.text).toContain(log.range(1, 15, 17));
    const second = await press(first, log.older);
    expect(second.text).toContain("The ferry");
    expect(menusOf(second)).toMatchObject([
      { options: [{ label: expect.stringMatching(/^x+/) }, { label: "The ferry", value: ferry }] },
    ]);
    expect((await press(second, log.newer)).text).toBe(first.text);
    expect((await bed.use("list", { page: 2 })).text).toBe(second.text);
    expect((await bed.use("list", { page: 9 })).text).toBe(first.text);
  });
});
