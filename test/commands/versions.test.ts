import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Handled } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { here, manager, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said, walk, check: verdicts } = english;
const one = "The ferry to Gull Island costs 30 crowns from Monday on.";
const two = "“It is far too much for all of us here,” said Piet Oster.";
const three = "The board of the harbour says that fuel has become dearer.";
const changed = "The ferry to Gull Island costs 31 crowns from Tuesday on.";
const textOf = (...paragraphs: string[]) => `The ferry\nBy Ann Lee\n\n${paragraphs.join("\n\n")}\n`;

let bed: ServerBed;
let id = "";
/** An answer from the first version. */
let answer: Handled;
const ask = (question: string, more: Partial<Call> = {}) =>
  bed.bot.handle(makeCall("ask", { question }, { place: placeIn(here), ...more }));
const press = (reply: Handled, label: string, more: Partial<Call> = {}) =>
  bed.bot.handle({ ...pressOf(reply, label), ...more });
const check = async (text: string, options: Call["options"] = {}, more: Partial<Call> = {}) =>
  (
    await bed.bot.handle(
      makeCall("check", { text, ...options }, { subcommand: "quote", place: placeIn(here), ...more }),
    )
  ).text;
async function replace(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const added = await bed.shelves.articles?.add(here, { name: "ferry.txt", bytes }, manager, id);
  if (added === undefined || "refused" in added) throw new Error("not replaced");
}

beforeAll(async () => {
  bed = await openServerBed();
  id = await bed.add("ferry.txt", textOf(one, two, three));
  answer = await ask("What does the ferry to Gull Island cost?");
});
afterAll(() => bed.close());

describe("while there is one version", () => {
  it("nothing is said of versions", async () => {
    expect(answer.text).toContain("30 crowns");
    expect(await check(`“${one}”`)).not.toContain("version");
    expect(await bed.shelves.earlierFor(placeIn(here))).toBeUndefined();
  });
});

describe("once an article was replaced", () => {
  beforeAll(async () => {
    await replace(textOf(changed, two));
    await replace(textOf("Nobody takes the ferry any more.", two));
  });

  it("a button of an old version shows the old words, and says so", async () => {
    const cited = await press(answer, english.buttons.cite);
    expect(cited.isFailure).toBe(false);
    expect(cited.text).toContain(`${walk.changed} ${walk.earlier(1)}`);
    expect(cited.text).toContain("costs 30 crowns");
    const walked = await press(answer, english.buttons.next(2));
    expect(walked.text).toContain(walk.changed);
    expect(walked.text).not.toContain(walk.earlier(1));
    expect(walked.text).toContain("It is far too much");
  });

  it("the old version is walked through where the new one has no such paragraph", async () => {
    const earlier = await bed.shelves.earlierFor(placeIn(here));
    const first = await earlier?.read({ id, version: 1 }, 0);
    expect(first).toMatchObject({ kind: "earlier", version: 1, slice: { text: one, article: { id } } });
    const menu = await bed.use("list");
    const [list] = menusOf(menu);
    const value = list !== undefined && "options" in list ? (list.options[0]?.value ?? "") : "";
    const card = await bed.bot.handle({
      ...pressAny(menu),
      via: "menu",
      command: "library-card",
      fields: [],
      values: [value],
    });
    const versions = await press(card, said.versions);
    const [reading] = menusOf(versions);
    const options = reading !== undefined && "options" in reading ? reading.options : [];
    expect(options.map(({ label }) => label.slice(0, 9))).toEqual(["version 2", "version 1"]);
    const choose = (chosen: string, more: Partial<Call> = {}) =>
      bed.bot.handle({
        ...pressOf(versions, said.toCard),
        via: "menu",
        command: "library-version",
        fields: [],
        values: [chosen],
        ...more,
      });
    const read = await choose(options[1]?.value ?? "");
    expect(violations(read)).toEqual([]);
    expect(read.text).toContain(walk.earlier(1));
    expect(read.text).toContain("costs 30 crowns");
    expect(await choose(options[1]?.value ?? "", { mayManage: false })).toMatchObject({
      isFailure: true,
      text: said.notAllowed,
    });
    const second = await press(read, english.buttons.next(2));
    const third = buttonsOf(second).find(({ label }) => label === english.buttons.next(3));
    // That paragraph is the same in the newest version, which has no third.
    expect(third).toBeUndefined();
  });

  it("a quotation is told the version in which it stood", async () => {
    expect(await check(`“${one}”`)).toContain(verdicts.inEarlierVersion(1, "The ferry"));
    expect(await check(`“${changed}”`)).toContain(verdicts.inEarlierVersion(2, "The ferry"));
    expect(await check(`“${two.slice(1, -19)}”`)).toContain(verdicts.inCurrentVersion(3));
    expect(await check("“Words that nobody has ever written of any ferry”")).not.toContain("version");
    expect(await check(`“${one}”`, { article: "The ferry" })).toContain(
      verdicts.inEarlierVersion(1, "The ferry"),
    );
    expect(await check(`“${one}”`, { article: "The elms" })).not.toContain("version");
  });

  it("nobody elsewhere learns of it", async () => {
    for (const place of [
      placeIn(there),
      { kind: "dm", channelId: "1" },
      { kind: "guild", guildId: here, channelId: "1" },
    ] as const) {
      expect(await check(`“${one}”`, {}, { place })).not.toContain("version");
      expect(await press(answer, english.buttons.cite, { place })).toMatchObject({
        isFailure: true,
        text: walk.gone,
      });
    }
  });

  it("nobody learns of what is hidden or removed, and of it again once it is back", async () => {
    for (const [away, back] of [
      [
        () => bed.shelves.articles?.hide(here, id, true, manager),
        () => bed.shelves.articles?.hide(here, id, false, manager),
      ],
      [
        () => bed.shelves.articles?.remove(here, id, manager),
        () => bed.shelves.articles?.restore(here, id, manager),
      ],
    ] as const) {
      await away();
      expect(await check(`“${one}”`)).not.toContain("version");
      expect(await press(answer, english.buttons.cite)).toMatchObject({ isFailure: true, text: walk.gone });
      await back();
      expect(await check(`“${one}”`)).toContain(verdicts.inEarlierVersion(1, "The ferry"));
    }
  });

  it("nobody learns of what stands in a collection that is not seen where they ask", async () => {
    const editors = "300000000000000009";
    await bed.use("collections", { create: "drafts", seen_by: `<#${editors}>`, put: "The ferry" });
    const there = { place: { ...placeIn(here), channelId: editors } };
    expect(await check(`“${one}”`)).not.toContain("version");
    expect(await press(answer, english.buttons.cite)).toMatchObject({ isFailure: true, text: walk.gone });
    expect(await check(`“${one}”`, {}, there)).toContain(verdicts.inEarlierVersion(1, "The ferry"));
    expect((await press(answer, english.buttons.cite, there)).text).toContain(walk.earlier(1));
  });

  it("what earlier versions said answers no question", async () => {
    expect((await ask("What does the ferry to Gull Island cost?")).text).not.toContain("crowns");
  });
});

/** A call with this message as its target. */
function pressAny(reply: Handled): Call {
  const target = { id: "1", content: "", reply, isEphemeral: true };
  return makeCall("", {}, { target, place: placeIn(here), mayManage: true });
}
