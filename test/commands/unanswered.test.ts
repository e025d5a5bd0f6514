import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call } from "../../src/bot.ts";
import { catalogues, english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { here, manager, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said, unanswered: phrases } = english;

let bed: ServerBed;
beforeEach(async () => {
  bed = await openServerBed();
});
afterEach(() => bed.close());

/** What is on the list of a server, as it was asked last and how often. */
async function listed(library = here): Promise<(string | number)[][]> {
  await bed.shelves.unanswered?.settled();
  const page = await bed.shelves.articles?.questions(library, { offset: 0, limit: 100 });
  return (page?.questions ?? []).map(({ question, count }) => [question, count]);
}

describe("questions that find no answer", () => {
  it("are noted once, whatever their case, marks and order of words, and counted", async () => {
    for (const question of [
      "What does the ferry to Gull Island cost?",
      "what does the FERRY to Gull Island cost",
      "The ferry to Gull Island: what does it cost?!",
      "Who burned the mill?",
    ])
      await bed.ask(question);
    expect(await listed()).toEqual([
      ["The ferry to Gull Island: what does it cost?!", 3],
      ["Who burned the mill?", 1],
    ]);
    expect(await listed(there)).toEqual([]);
  });

  it("are noted where only something near was found, and not where an answer was", async () => {
    await bed.ask("What will the town plant?");
    expect(await listed()).toEqual([]);
    const near = "Will the town ever plant anything in Paris?";
    expect(await bed.ask(near)).toContain(english.answer.near);
    expect(await listed()).toEqual([[near, 1]]);
  });

  it("are noted without those whom they mention", async () => {
    await bed.ask(`Who is <@${manager}>, <@&123456789012345678> in <#123456789012345678>?`);
    expect(await listed()).toEqual([["Who is @…, @… in @…?", 1]]);
  });

  const question = "Who burned the mill?";
  const target = { id: "1", content: question, reply: {}, isEphemeral: false };
  const place = placeIn(here);
  it.each<[string, Call]>([
    ["a direct message", makeCall("ask", { question }, { place: { kind: "dm", channelId: "1" } })],
    ["a private channel", makeCall("ask", { question }, { place: { kind: "private", channelId: "1" } })],
    [
      "a user's install",
      makeCall("ask", { question }, { place: { kind: "guild", guildId: here, channelId: "1" } }),
    ],
    ["who asks for themselves alone", makeCall("ask", { question, private: true }, { place })],
    ["a question about one article", makeCall("ask", { question, article: "The elms" }, { place })],
    ["what is looked for in a message", makeCall("Find in articles", {}, { via: "message", target, place })],
    ["a greeting", makeCall("ask", { question: "hello" }, { place, via: "text" })],
    ["no words", makeCall("ask", { question: "?!" }, { place })],
  ])("are not noted of %s", async (_, call) => {
    expect((await bed.bot.handle(call)).isFailure).toBe(false);
    expect([await listed(), await listed(there)]).toEqual([[], []]);
  });

  it("are noted for nobody who switched that off, and what was noted is deleted", async () => {
    await bed.ask(question);
    expect(await listed()).toEqual([[question, 1]]);
    await bed.use("settings", { unanswered_list: false });
    expect(await listed()).toEqual([]);
    await bed.ask(question);
    expect(await listed()).toEqual([]);
    expect((await bed.use("unanswered")).text).toBe(phrases.off);
  });

  it("keep nobody waiting, and are let go where the database is gone", async () => {
    await bed.shelves.articles?.close();
    for (let n = 0; n < 300; n++)
      bed.shelves.unanswered?.note(here, { question: `${n}?`, kind: "near", words: [] });
    await bed.shelves.unanswered?.settled();
  });

  it("are gone with everything else that a server forgets", async () => {
    await bed.ask(question);
    await bed.use("forget", { confirm: said.confirmation });
    expect(await listed()).toEqual([]);
    expect(await bed.shelves.articles?.revision(here)).toBe(0);
  });
});

describe("/library unanswered", () => {
  const fill = async (count: number) => {
    for (let n = 0; n < count; n++)
      await bed.shelves.articles?.noteQuestion(here, {
        id: `${n}`,
        question: `${n} ${"*_?".repeat(90)}`,
        kind: "near",
      });
  };

  it.each(Object.keys(catalogues))("shows pages within Discord's limits, in %s", async (locale) => {
    const { log } = catalogues[locale] ?? english;
    await fill(12);
    const first = await bed.use("unanswered", {}, { locale });
    expect(violations(first)).toEqual([]);
    expect(menusOf(first)[0]).toMatchObject({ max_values: 10 });
    const second = await bed.bot.handle(pressOf(first, log.older, { locale }));
    expect(second.text).toContain(log.range(11, 12, 12));
    expect((await bed.use("unanswered", { page: "2" }, { locale })).text).toBe(second.text);
    expect((await bed.use("log", { page: 2 }, { locale })).isFailure).toBe(false);
  });

  it("takes off what is chosen from its menu, also the last page's last, and deletes all", async () => {
    await fill(11);
    const second = await bed.use("unanswered", { page: 2 });
    const [menu] = menusOf(second);
    const last = menu !== undefined && "options" in menu ? menu.options.map(({ value }) => value) : [];
    const target = { id: "1", content: "", reply: second, isEphemeral: true };
    const choose = (more: Partial<Call> = {}) =>
      bed.bot.handle(
        makeCall(
          "library-settle",
          {},
          {
            via: "menu",
            fields: ["10"],
            values: last,
            target,
            place: placeIn(here),
            mayManage: true,
            ...more,
          },
        ),
      );
    expect(await choose({ mayManage: false })).toMatchObject({ isFailure: true, text: said.notAllowed });
    expect((await choose()).text).toContain(phrases.heading(10));
    const cleared = await bed.bot.handle(pressOf(await bed.use("unanswered"), phrases.clear));
    expect(cleared.text).toBe(phrases.cleared);
    expect(buttonsOf(cleared)).toEqual([]);
    expect((await bed.use("unanswered")).text).toBe(phrases.none);
    await fill(1);
    expect((await bed.use("unanswered", { clear: true })).text).toBe(phrases.cleared);
    expect(await listed()).toEqual([]);
    expect((await bed.use("log")).text).toContain(english.log.unanswered);
  });

  it("opens the form of an addition beside the questions, for managers", async () => {
    await fill(1);
    const shown = await bed.use("unanswered");
    const press = pressOf(shown, phrases.add);
    expect(await bed.bot.acknowledge(press)).toBe("form");
    expect(await bed.bot.open(press)).toHaveProperty("form.custom_id");
    const member = { ...press, mayManage: false };
    expect(await bed.bot.acknowledge(member)).toBe("private");
    expect(await bed.bot.handle(member)).toMatchObject({ isFailure: true, text: said.notAllowed });
  });

  it("is for managers of the server", async () => {
    await fill(1);
    expect(await bed.use("unanswered", {}, { mayManage: false })).toMatchObject({
      isFailure: true,
      text: said.notAllowed,
    });
    const press = pressOf(await bed.use("unanswered"), phrases.clear, { mayManage: false });
    expect(await bed.bot.handle(press)).toMatchObject({ isFailure: true, text: said.notAllowed });
    expect(await listed()).toHaveLength(1);
  });
});
