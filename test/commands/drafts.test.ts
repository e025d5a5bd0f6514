import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Handled } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { violations } from "../replies/violations.ts";
import { filledIn, here, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said } = english;
const body = [
  "The ferry to Gull Island costs 30 crowns from Monday on, the harbour board of Lund has decided.",
  "“It is too much for us,” said Piet Oster, who takes it to school on five days of the week.",
  "The board says that fuel and wages have become dearer since the last change eight years ago.",
];
const ferry = `The ferry\nBy Ann Lee\n\n${body.join("\n\n")}\n`;
const question = "What does the ferry to Gull Island cost?";

let bed: ServerBed;
beforeAll(async () => {
  bed = await openServerBed();
});
afterAll(() => bed.close());
const press = (reply: Handled, label: string, more: Partial<Call> = {}) =>
  bed.bot.handle(pressOf(reply, label, more));
const labels = (reply: Handled) => buttonsOf(reply).map(({ label }) => label);

describe("what is added", () => {
  it("is shown first, to whoever adds it alone, and then kept, be it pressed twice", async () => {
    const draft = await bed.hand("add", "ferry.txt", ferry);
    expect(violations(draft)).toEqual([]);
    for (const part of [said.draft, "The ferry", "Ann Lee", "3 paragraphs", "Piet Oster"])
      expect(draft.text).toContain(part);
    expect(draft.text).not.toContain("⚠");
    expect(labels(draft)).toEqual([said.keep, said.edit, said.discard]);
    expect(await bed.ask(question)).not.toContain("crowns");
    expect((await bed.use("list")).text).toBe(said.none);
    const kept = await press(draft, said.keep);
    expect(kept.text).toContain(said.added);
    expect(await bed.ask(question)).toContain("costs 30 crowns");
    expect((await press(draft, said.keep)).text).toBe(kept.text);
    expect(await press(draft, said.discard)).toMatchObject({ isFailure: true, text: said.alreadyKept });
    expect((await bed.shelves.articles?.log(here, { offset: 0, limit: 5 }))?.total).toBe(1);
  });

  it("can be kept after a restart, by another process", async () => {
    const draft = await bed.hand("add", "mill.txt", "The mill\n\nThe mill burned down on Sunday night.\n");
    const other = await bed.another();
    const kept = await other.bot.handle(pressOf(draft, said.keep));
    expect(kept.text).toContain(said.added);
    expect(await bed.ask("When did the mill burn down?")).toContain("on Sunday night");
    await other.close();
  });

  it("can be discarded, be it pressed twice, and is then gone", async () => {
    const draft = await bed.hand("add", "fair.txt", "The fair\n\nThe fair opens in May.\n");
    expect((await press(draft, said.discard)).text).toBe(said.discarded);
    expect((await press(draft, said.discard)).text).toBe(said.discarded);
    for (const label of [said.keep, said.edit])
      expect(await press(draft, label, label === said.edit ? { mayManage: true } : {})).toMatchObject({
        isFailure: true,
      });
    expect((await press(draft, said.keep)).text).toBe(said.draftGone);
    expect(await bed.bot.open(pressOf(draft, said.edit))).toMatchObject({
      refusal: { text: said.draftGone },
    });
  });

  it.each<[string, string, RegExp | undefined]>([
    [
      "resembles an article of the server",
      body.map((text) => text.replace("Monday", "Tuesday")).join("\n\n"),
      /⚠ About [5-9]\d% of its words stand in “The ferry”/,
    ],
    [
      "resembles an article of the house",
      "Elms\n\nThe town will plant elms in the square.\n",
      /⚠ About 100% of its words stand in “The elms”/,
    ],
    [
      "is on the same things in its own words",
      "Boats\n\nOn Gull Island people grumble: boats are dear, the board is far away, and school is on the other side.\n",
      undefined,
    ],
  ])("is warned of where it %s", async (_, text, warning) => {
    const draft = await bed.hand("add", "other.txt", text);
    if (warning === undefined) expect(draft.text).not.toContain("⚠");
    else expect(draft.text).toMatch(warning);
    await press(draft, said.discard);
  });

  it("is escaped wherever it is shown, and within Discord's limits", async () => {
    const hostile = "@everyone [x](https://x.example) **b** <@1> ||s|| ".repeat(12);
    const text = `---\ntitle: "${hostile}"\nauthor: "${hostile}"\npublication: "${hostile}"\n---\n\nA wall stands here.\n`;
    const draft = await bed.hand("add", `${"x".repeat(200)}.md`, text);
    expect([violations(draft), draft.isFailure]).toEqual([[], false]);
    expect(JSON.stringify(draft.embeds)).not.toMatch(/[^\\]@everyone|[^\\]\[x\]/);
    const opened = await bed.bot.open(pressOf(draft, said.edit));
    expect(JSON.stringify(opened)).toContain("@everyone");
    await press(draft, said.discard);
  });
});

describe("a new version", () => {
  it("shows what changes, and that the old one is answered from until it is kept", async () => {
    const changed = [body[0]?.replace("30", "31"), body[1], "A new paragraph.", "Another one.", body[2]];
    const draft = await bed.hand("replace", "ferry.txt", `The ferry\n\n${changed.join("\n\n")}\n`, {
      article: "The ferry",
    });
    for (const part of [
      said.draftOf(1),
      said.paragraphsAdded(3, "¶ 1, 3–4"),
      said.paragraphsRemoved(1, "¶ 1", 1),
      said.paragraphsKept(2),
    ])
      expect(draft.text).toContain(part);
    expect(draft.text).not.toContain("⚠");
    expect(await bed.ask(question)).toContain("costs 30 crowns");
    expect((await press(draft, said.keep)).text).toContain(said.replaced(2));
    expect(await bed.ask(question)).toContain("costs 31 crowns");
  });

  it("of the same paragraphs says so, and is refused once a newer one was kept", async () => {
    const article = { article: "The ferry" };
    const first = await bed.hand("replace", "a.txt", `The ferry\n\n${body.join("\n\n")}\n\nA.\n`, article);
    const second = await bed.hand("replace", "b.txt", `The ferry\n\n${body.join("\n\n")}\n\nB.\n`, article);
    await press(second, said.keep);
    expect(await press(first, said.keep)).toMatchObject({ isFailure: true, text: said.outdated });
    const same = await bed.hand(
      "replace",
      "c.txt",
      `The ferry again\n\n${body.join("\n\n")}\n\nB.\n`,
      article,
    );
    expect(same.text).toContain(said.unchanged(4));
    await press(same, said.discard);
  });
});

describe("what it is called", () => {
  const open = () => bed.hand("add", "pier.txt", "The pier\nBy Jo Bo\n\nThe pier is closed for repair.\n");

  it("is asked with what was read, shown as it was edited, and cited like that", async () => {
    const draft = await open();
    const answers = {
      title: " A  pier ",
      author: "",
      date: "2026-11-20",
      publication: "Lund Courier",
      url: "https://lund.example/pier",
    };
    const edited = await bed.bot.handle(await filledIn(bed.bot, pressOf(draft, said.edit), answers));
    for (const part of ["A pier", "2026-11-20", "Lund Courier", "https://lund.example/pier"])
      expect(edited.text).toContain(part);
    expect(edited.text).not.toContain("Jo Bo");
    expect(labels(edited)).toEqual([said.keep, said.edit, said.discard]);
    await press(edited, said.keep);
    const answer = await bed.ask("What is closed for repair?");
    expect(answer).toMatch(/A pier.*Lund Courier.*2026/s);
    const [head] = (await bed.shelves.articles?.list(here))?.filter(({ title }) => title === "A pier") ?? [];
    expect(head?.file).toBe("pier.txt");
    const back = await bed.bot.handle(
      await filledIn(bed.bot, pressOf(edited, said.edit), { title: "The pier", author: "Jo Bo" }),
    );
    expect([labels(back), back.text.includes("Jo Bo")]).toEqual([
      expect.arrayContaining([said.hide, said.versions]),
      true,
    ]);
    expect(await bed.ask("What is closed for repair?")).toContain("The pier");
  });

  it.each([
    ["no title", { title: " " }, said.noTitle],
    ["no date", { date: "2026-02-30" }, said.badDate("2026-02-30")],
    ["words for a date", { date: "yesterday" }, said.badDate("yesterday")],
    ["no address", { url: "javascript:alert(1)" }, said.badAddress],
    ["an address with a space", { url: "https://a b.example" }, said.badAddress],
  ])("is refused where there is %s", async (_, answers, reason) => {
    const draft = await bed.hand("add", "x.txt", "A thing\n\nA thing happened on the way.\n");
    const call = await filledIn(bed.bot, pressOf(draft, said.edit), answers);
    expect(await bed.bot.handle(call)).toMatchObject({ isFailure: true, text: reason });
    await press(draft, said.discard);
  });
});

describe("nobody decides on a draft but who manages the server", () => {
  it.each<[string, Partial<Call>, string]>([
    ["a member", { mayManage: false }, said.notAllowed],
    ["a direct message", { place: { kind: "dm", channelId: "1" } }, said.noServer],
    ["a user's install", { place: { kind: "guild", guildId: here, channelId: "1" } }, said.noServer],
    ["who manages another server", { place: placeIn(there) }, said.draftGone],
  ])("not %s", async (_, more, reason) => {
    const draft = await bed.hand("add", "secret.txt", "Secret\n\nNobody knows of the secret tunnel.\n");
    const form = await filledIn(bed.bot, pressOf(draft, said.edit), { title: "Mine" }, more);
    expect(await press(draft, said.keep, more)).toMatchObject({ isFailure: true, text: reason });
    expect(await bed.bot.handle(form)).toMatchObject({ isFailure: true, text: reason });
    const opening = pressOf(draft, said.edit, more);
    const opened =
      (await bed.bot.acknowledge(opening)) === "form"
        ? await bed.bot.open(opening)
        : { refusal: await bed.bot.handle(opening) };
    expect(opened).toMatchObject({ refusal: { isFailure: true, text: reason } });
    await press(draft, said.discard, more);
    const kept = await press(draft, said.keep);
    expect(kept.text).toMatch(/Secret/);
    await press(kept, english.buttons.undo);
  });

  it("nor by a button or a form that nobody made", async () => {
    for (const fields of [[], ["x"], ["x", "1"], ["x", "y", "12345678"], ["x", "1", "12345678"]]) {
      const forged = pressOf(await bed.hand("add", "f.txt", "F\n\nForged it is.\n"), said.discard);
      const call: Call = {
        ...forged,
        via: "form",
        command: "library-edited",
        fields,
        options: { title: "x" },
      };
      expect(await bed.bot.handle(call)).toMatchObject({ isFailure: true, text: said.draftGone });
      await bed.bot.handle(forged);
    }
  });
});
