import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Fetch, Handled, TargetMessage } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { here, openServerBed, placeIn, pressOf, type ServerBed } from "./server-bed.ts";

const { library: said } = english;
let bed: ServerBed;
beforeAll(async () => {
  bed = await openServerBed();
});
afterAll(() => bed.close());

const texts: Record<string, string> = {
  "ferry.txt": "The ferry\nBy Ann Lee\n\nThe ferry to Gull Island costs 30 crowns.\n",
  "mill.md": "# The mill\n\nThe mill burned down on Sunday.\n",
  "elms.txt": "Elms\n\nThe town will plant elms in the square.\n",
  "empty.txt": "",
  "data.pdf": "PK",
};
const fetch: Fetch = async ({ name }) => {
  if (texts[name] === undefined) throw new Error("gone");
  return Buffer.from(texts[name]);
};
const fileNamed = (name: string, size = Buffer.byteLength(texts[name] ?? "x")) => ({
  name,
  size,
  url: "kept",
});
const titles = async () => (await bed.shelves.articles?.list(here))?.map(({ title }) => title) ?? [];
const press = (reply: Handled, label: string, more: Partial<Call> = {}) =>
  bed.bot.handle(pressOf(reply, label, more));

/** What is written into the form of `/library add`. */
async function write(
  options: Call["options"],
  files: readonly string[] = [],
  more: Partial<Call> = {},
): Promise<Handled> {
  const call = {
    via: "form",
    place: placeIn(here),
    mayManage: true,
    files: { files: files.map((name) => fileNamed(name)) },
    ...more,
  } as const;
  return bed.bot.handle(makeCall("library-written", options, call), undefined, fetch);
}
/** "Add to library" on a message. */
function addFrom(message: Partial<TargetMessage>, more: Partial<Call> = {}): Promise<Handled> {
  const target = { id: "1", content: "", reply: {}, isEphemeral: false, ...message };
  const call = { via: "message", target, place: placeIn(here), mayManage: true, ...more } as const;
  return bed.bot.handle(makeCall("Add to library", {}, call), undefined, fetch);
}
async function clear() {
  for (const { id } of (await bed.shelves.articles?.list(here)) ?? [])
    await bed.shelves.articles?.remove(here, id, "1");
}

describe("/library add without a file", () => {
  const add = makeCall("library", {}, { subcommand: "add", place: placeIn(here), mayManage: true });

  it("opens a form of five questions, for who manages the server", async () => {
    expect(await bed.bot.acknowledge(add)).toBe("form");
    const opened = await bed.bot.open(add);
    expect(opened).toMatchObject({ form: { custom_id: "library-written", components: { length: 5 } } });
    expect(await bed.bot.acknowledge({ ...add, files: { file: [fileNamed("ferry.txt")] } })).toBe("private");
    expect(await bed.bot.acknowledge({ ...add, mayManage: false })).toBe("private");
    expect(await bed.bot.handle({ ...add, mayManage: false })).toMatchObject({
      isFailure: true,
      text: said.notAllowed,
    });
    expect(await bed.bot.open({ ...add, mayManage: false })).toMatchObject({
      refusal: { text: said.notAllowed },
    });
  });

  it("takes a text and what it is called, and answers from it as from a file", async () => {
    const draft = await write({
      text: "The ferry costs 30 crowns.\n\n“It is too much,” said Piet Oster.",
      title: 'The "ferry": a test',
      author: "Ann Lee",
      origin: "https://lund.example/ferry 2026-11-20",
    });
    for (const part of [
      'The "ferry": a test',
      "Ann Lee",
      "2026-11-20",
      "https://lund.example/ferry",
      "2 paragraphs",
      "Piet Oster",
    ])
      expect(draft.text).toContain(part);
    await press(draft, said.keep);
    expect(await bed.ask("What does the ferry cost?")).toMatch(/The "ferry": a test.*30 crowns/s);
    expect((await bed.shelves.articles?.list(here))?.[0]?.file).toBe("The ferry a test.txt");
    await clear();
  });

  it.each([
    [
      "its first line where that is one",
      "Old pier falls into the sea\n\nThe pier at Lund fell on Monday.\n\nNobody was hurt.",
      "Old pier falls into the sea",
    ],
    [
      "its first words otherwise",
      "The pier at Lund fell into the sea on Monday night, after a storm of two days.",
      "The pier at Lund fell into the sea on Monday night, after a",
    ],
    [
      "what its own front matter says",
      "---\ntitle: A pier\n---\n\nThe pier at Lund fell on Monday.",
      "A pier",
    ],
  ])("calls a text without a title %s", async (_, text, title) => {
    const draft = await write({ text });
    expect(draft.text.split("\n")[0]).toBe(title);
    await press(draft, said.discard);
  });

  it("leaves out what is neither date nor address and says so, for the text is not to be written twice", async () => {
    const draft = await write({ text: "The pier fell.", origin: "yesterday 2026-02-30 2026-02" });
    expect(draft.text).toContain(said.originUnread("yesterday 2026-02-30"));
    expect(draft.text).toContain("2026-02");
    await press(draft, said.discard);
  });

  it("is refused where nothing is given", async () => {
    expect(await write({ text: " " })).toMatchObject({ isFailure: true, text: said.nothingGiven });
  });
});

describe("several files", () => {
  const all = ["ferry.txt", "empty.txt", "mill.md", "data.pdf", "elms.txt", "missing.txt"];

  it("have each its outcome, and can be kept all at once, be it pressed twice", async () => {
    const list = await write({}, all);
    expect([violations(list), list.isFailure]).toEqual([[], false]);
    expect(list.text.split("\n")).toEqual([
      said.drafts(3, 6),
      "✓ **The ferry** · 1 paragraph",
      expect.stringMatching(/^✗ \*\*empty\.txt\*\*: The file .*/),
      "✓ **The mill** · 1 paragraph",
      expect.stringMatching(/^✗ \*\*data\.pdf\*\*: The file is in a format that is not read/),
      `✓ **Elms** · 1 paragraph ⚠ ${said.resembles("The elms")}`,
      `✗ **missing.txt**: ${said.notFetched}`,
    ]);
    expect(menusOf(list)).toMatchObject([
      { options: [{ label: "The ferry" }, { label: "The mill" }, { label: "Elms" }] },
    ]);
    expect(await titles()).toEqual([]);
    const kept = await press(list, said.keepAll);
    expect(kept.text.split("\n")).toEqual([
      said.keptAll(3),
      "✓ **The ferry**",
      "✓ **The mill**",
      "✓ **Elms**",
    ]);
    expect(buttonsOf(kept)).toEqual([]);
    expect((await press(list, said.keepAll)).text).toBe(kept.text);
    expect(await titles()).toEqual(["The ferry", "The mill", "Elms"]);
    expect((await press(list, said.discardAll)).text).toContain(`✗ **The ferry**: ${said.alreadyKept}`);
    await clear();
  });

  it("can be decided on one by one, and then all the others", async () => {
    const list = await write({}, ["ferry.txt", "mill.md", "elms.txt"]);
    const [menu] = menusOf(list);
    const values = menu !== undefined && "options" in menu ? menu.options.map(({ value }) => value) : [];
    const choose = (value: string, more: Partial<Call> = {}) =>
      bed.bot.handle({
        ...pressOf(list, said.keepAll, more),
        via: "menu",
        command: "library-draft",
        fields: [],
        values: [value],
      });
    await press(await choose(values[0] ?? ""), said.keep);
    await press(await choose(values[1] ?? ""), said.discard);
    expect(await choose(values[2] ?? "", { mayManage: false })).toMatchObject({ text: said.notAllowed });
    expect(await choose("x:1:12345678")).toMatchObject({ isFailure: true, text: english.errors.staleButton });
    expect((await press(list, said.keepAll)).text.split("\n")).toEqual([
      said.keptAll(2),
      "✓ **The ferry**",
      `✗ **The mill**: ${said.draftGone}`,
      "✓ **Elms**",
    ]);
    await clear();
  });

  it("can be discarded all at once", async () => {
    const list = await write({}, ["ferry.txt", "mill.md"]);
    expect(await press(list, said.discardAll, { mayManage: false })).toMatchObject({ text: said.notAllowed });
    const discarded = await press(list, said.discardAll);
    expect((await press(list, said.discardAll)).text).toBe(discarded.text);
    expect((await press(list, said.keepAll)).text).toContain(said.keptAll(0));
    expect(await titles()).toEqual([]);
  });

  it("are no more than a form takes, and stay within Discord's limits", async () => {
    const long = "_x_".repeat(90);
    texts[`${long}.txt`] = `${"*T*".repeat(160)}\n\nA text.\n`;
    const list = await write(
      { text: "One more text." },
      Array.from({ length: 12 }, () => `${long}.txt`),
    );
    expect(violations(list)).toEqual([]);
    expect(list.text).toContain(said.drafts(11, 11));
    const kept = await press(list, said.keepAll);
    expect([violations(kept), kept.text.includes(said.keptAll(2))]).toEqual([[], true]);
    await clear();
  });
});

describe("Add to library", () => {
  const story = `The ferry story\n\n${"The ferry to Gull Island goes every hour of the day. ".repeat(5)}`;
  const [ferry, mill] = [fileNamed("ferry.txt"), fileNamed("mill.md")];

  it.each<[string, Partial<TargetMessage>, RegExp]>([
    ["a file", { files: [ferry] }, /^The ferry\n/],
    ["a text", { content: story }, /^The ferry story\n/],
    [
      "a text with a link in it",
      { content: `A gull ate my lunch, see https://x.example` },
      /^A gull ate my lunch/,
    ],
    ["a file with a remark on it, which is none", { content: "Look at this!", files: [mill] }, /^The mill\n/],
    [
      "files and a text",
      { content: story, files: [ferry, mill] },
      /^3 of 3 .*\n✓ \*\*The ferry\*\*.*\n✓ \*\*The mill\*\*.*\n✓ \*\*The ferry story/,
    ],
    ["what it forwards", { forwarded: [{ content: story }] }, /^The ferry story\n/],
    [
      "files that it forwards",
      { content: "", forwarded: [{ content: "", files: [ferry, mill] }] },
      /^2 of 2 /,
    ],
  ])("takes %s", async (_, message, shown) => {
    const reply = await addFrom(message);
    expect([reply.isFailure, violations(reply)]).toEqual([false, []]);
    expect(reply.text).toMatch(shown);
    await press(reply, said.discard);
  });

  it.each<[string, Partial<TargetMessage>, Partial<Call>, string]>([
    ["only a link", { content: "https://lund.example/ferry" }, {}, said.onlyLink],
    ["nothing", {}, {}, said.emptyMessage],
    ["a text, used by a member", { content: story }, { mayManage: false }, said.notAllowed],
    [
      "a text in a direct message",
      { content: story },
      { place: { kind: "dm", channelId: "1" } },
      said.noServer,
    ],
  ])("refuses %s", async (_, message, more, reason) => {
    expect(await addFrom(message, more)).toMatchObject({ isFailure: true, text: reason });
  });
});
