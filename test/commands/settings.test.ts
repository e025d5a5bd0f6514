import { ComponentType } from "discord-api-types/v10";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { libraryActions } from "../../commands/library/index.ts";
import { type Call, type Command, createBot, type Handled } from "../../src/bot.ts";
import { catalogues, english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf, renderOwnArticle } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { filledIn, here, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said, settings: phrases } = english;
const [general, editors] = ["300000000000000001", "300000000000000002"];
const houseQuestion = "What will the town plant?";

let bed: ServerBed;
beforeEach(async () => {
  bed = await openServerBed();
});
afterEach(() => bed.close());

/** A choice from a menu of the card. */
function choose(reply: Handled, name: string, values: readonly string[], more: Partial<Call> = {}): Call {
  const menu = menusOf(reply).find(({ custom_id }) => custom_id === `library-set:${name}`);
  if (menu === undefined) throw new Error(`there is no menu ${name}`);
  const target = { id: "1", content: "", reply, isEphemeral: true };
  const place = placeIn(here);
  return makeCall(
    "library-set",
    {},
    { via: "menu", fields: [name], values, target, place, mayManage: true, ...more },
  );
}

const inChannel = (channelId: string, more: Partial<Call> = {}): Partial<Call> => ({
  place: { ...placeIn(here), channelId },
  ...more,
});
const ask = (more: Partial<Call> = {}) =>
  makeCall("ask", { question: houseQuestion }, { ...inChannel(general), ...more });

describe("/library settings", () => {
  it("shows what is set and what is used of the limits", async () => {
    await bed.add("ferry.txt", "The ferry\n\nThe ferry costs 30 crowns.\n");
    const card = await bed.use("settings");
    expect(violations(card)).toEqual([]);
    for (const part of [
      `${phrases.house}: ${phrases.yes}`,
      `${phrases.language}: ${phrases.ownLanguage}`,
      `${phrases.channels}: ${phrases.everywhere}`,
      `${phrases.privateIn}: ${phrases.nowhere}`,
      `${phrases.unanswered}: ${phrases.yes}`,
      "1 of 500 articles",
      "0 of 50 MiB",
      "at most 10 MiB a file",
      "1 of 600 additions in this hour",
    ])
      expect(card.text).toContain(part);
  });

  it.each(Object.keys(catalogues))(
    "keeps within Discord's limits in %s, with every menu full",
    async (locale) => {
      const channels = Array.from({ length: 25 }, (_, n) => `3000000000000000${10 + n}`);
      await bed.shelves.articles?.set(here, { channels, privateIn: channels }, "1");
      const card = await bed.use("settings", {}, { locale });
      expect(violations(card)).toEqual([]);
      for (const menu of menusOf(card)) {
        expect(menu.placeholder?.length).toBeLessThanOrEqual(150);
        if (menu.type === ComponentType.ChannelSelect) expect(menu.default_values).toHaveLength(25);
      }
    },
  );

  it("takes every setting by its options, as the terminal has it, and by the card's menus and buttons", async () => {
    const both = {
      house: false,
      language: "de",
      channels: [general, editors],
      privateIn: [editors],
      unanswered: false,
    };
    const options = {
      house: false,
      language: "de",
      channels: `<#${general}> ${editors}`,
      private_in: `<#${editors}>`,
      unanswered_list: false,
    };
    const card = await bed.use("settings", options);
    expect(await bed.shelves.settingsFor({ libraryId: here })).toEqual(both);
    expect(card.text).toContain(catalogues["de"]?.settings.heading);
    await bed.bot.handle(choose(card, "channels", []));
    await bed.bot.handle(choose(card, "privateIn", [general]));
    const own = await bed.bot.handle(choose(card, "language", ["all"]));
    expect(own.text).toContain(phrases.heading);
    await bed.bot.handle(pressOf(own, "library-set:house"));
    await bed.bot.handle(pressOf(own, "library-set:unanswered"));
    const after = { house: true, language: null, channels: [], privateIn: [general], unanswered: true };
    expect(await bed.shelves.settingsFor({ libraryId: here })).toEqual(after);
    await bed.use("settings", { channels: "all", private_in: "none", language: "all" });
    expect(await bed.shelves.settingsFor({ libraryId: here })).toEqual({ ...after, privateIn: [] });
    const log = await bed.use("log");
    for (const part of ["House: no", "Language: Deutsch", `<#${general}> <#${editors}>`])
      expect(log.text.toLowerCase()).toContain(part.replace("House", phrases.house).toLowerCase());
  });

  it.each([
    ["a language that the bot does not speak", { language: "klingon" }, /speaks/],
    ["a channel by name", { channels: "general" }, /as #channel/],
    [
      "26 channels",
      { private_in: Array.from({ length: 26 }, (_, n) => `3000000000000000${10 + n}`).join(" ") },
      /25/,
    ],
  ])("refuses %s", async (_, options, reason) => {
    const reply = await bed.use("settings", options);
    expect([reply.isFailure, reply.text]).toEqual([true, expect.stringMatching(reason)]);
    expect((await bed.shelves.articles?.log(here, { offset: 0, limit: 9 }))?.total).toBe(0);
  });

  it("is for managers of the server, also by its buttons and menus", async () => {
    const card = await bed.use("settings");
    const member = { mayManage: false };
    for (const reply of [
      await bed.use("settings", { house: false }, member),
      await bed.bot.handle(choose(card, "channels", [general], member)),
      await bed.bot.handle(pressOf(card, "library-set:house", member)),
    ])
      expect(reply).toMatchObject({ isFailure: true, text: said.notAllowed });
    const stale = await bed.bot.handle(choose(card, "language", ["xx"]));
    expect(stale).toMatchObject({ isFailure: true, text: english.errors.staleButton });
    expect(await bed.shelves.settingsFor({ libraryId: here })).toMatchObject({ house: true, channels: [] });
  });
});

describe("what a server has set", () => {
  it("holds at once, in every process, and in no other server", async () => {
    const other = await bed.another();
    expect(await other.ask(houseQuestion)).toContain("plant elms");
    await bed.use("settings", { house: false, language: "de" });
    for (const one of [bed, other]) {
      expect(await one.ask(houseQuestion)).toBe(catalogues["de"]?.answer.emptyLibrary);
      expect(await one.ask(houseQuestion, { place: placeIn(there) })).toContain("plant elms");
      expect(await one.ask(houseQuestion, { place: { kind: "dm", channelId: "1" } })).toContain("plant elms");
    }
    await other.use("settings", { house: true });
    expect(await bed.ask(houseQuestion)).toContain("plant elms");
    await other.close();
  });

  it("decides where answers are private unless somebody asks otherwise", async () => {
    await bed.use("settings", { private_in: `<#${editors}>` });
    const how = (more: Partial<Call> = {}) => bed.bot.acknowledge(ask(more));
    expect(await how()).toBe("public");
    expect(await how(inChannel(editors))).toBe("private");
    expect(await how({ place: { ...placeIn(here), channelId: "9", parentId: editors } })).toBe("private");
    expect(await how({ ...inChannel(editors), options: { question: "?", private: false } })).toBe("public");
    expect(await how({ place: { ...placeIn(there), channelId: editors } })).toBe("public");
    const answer = await bed.bot.handle(ask(inChannel(editors)));
    expect(buttonsOf(answer).map(({ label }) => label)).toContain(english.buttons.share);
    const mention = await bed.bot.handle(ask({ ...inChannel(editors), via: "text" }));
    expect(mention.text).toBe(phrases.askPrivately);
  });

  it("decides where the bot answers; elsewhere it says so privately, and to what is written nothing", async () => {
    await bed.use("settings", { channels: `<#${editors}>` });
    expect((await bed.bot.handle(ask(inChannel(editors)))).text).toContain("plant elms");
    const inThread = { place: { ...placeIn(here), channelId: "9", parentId: editors } };
    expect((await bed.bot.handle(ask(inThread))).text).toContain("plant elms");
    expect(await bed.bot.acknowledge(ask())).toBe("private");
    expect(await bed.bot.handle(ask())).toMatchObject({ isFailure: true, text: phrases.notHere });
    expect(await bed.bot.handle(ask({ via: "text" }))).toMatchObject({ delivery: "none", text: "" });
    const answer = await bed.bot.handle(ask(inChannel(editors)));
    expect((await bed.bot.handle(pressOf(answer, english.buttons.cite, { mayManage: false }))).text).toBe(
      phrases.notHere,
    );
    expect((await bed.use("list")).isFailure).toBe(false);
    expect((await bed.bot.handle(makeCall("help", {}, inChannel(general)))).isFailure).toBe(false);
    const dm = await bed.bot.handle(ask({ place: { kind: "dm", channelId: general } }));
    expect(dm.text).toContain("plant elms");
  });

  it("leaves managers all that they do with articles in channels where the bot does not answer", async () => {
    const id = await bed.add("ferry.txt", "The ferry\n\nThe ferry costs 30 crowns.\n\nIt is dear.\n");
    await bed.use("settings", { channels: `<#${editors}>` });
    const call = { via: "form", place: placeIn(here), mayManage: true, mayReindex: true } as const;
    for (const action of [...Object.keys(libraryActions), "reindex-anyway"])
      expect((await bed.bot.handle(makeCall(action, {}, call))).text, action).not.toBe(phrases.notHere);
    const [version] = (await bed.shelves.articles?.versions(here, id)) ?? [];
    if (version === undefined) throw new Error("there is no version");
    const edit = pressOf({ ...renderOwnArticle(version, english), isFailure: false }, said.edit);
    const edited = await bed.bot.handle(await filledIn(bed.bot, edit, { title: "The old ferry" }));
    expect([edited.isFailure, edited.text]).toEqual([false, expect.stringContaining("The old ferry")]);
    const read = await bed.bot.handle(
      ask(inChannel(editors, { options: { question: "What does the ferry cost?" } })),
    );
    expect((await bed.bot.handle(pressOf(read, english.buttons.next(2)))).isFailure).toBe(false);
    expect(await bed.bot.handle(pressOf(read, english.buttons.next(2), { mayManage: false }))).toMatchObject({
      text: phrases.notHere,
    });
  });

  it("opens no form whose answer nobody would take", async () => {
    const command: Command = {
      data: { name: "note", description: "note" },
      acknowledge: () => "form",
      run: async () => ({ text: "" }),
      form: async () => ({ custom_id: "note", title: "Note", components: [] }),
    };
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const bot = createBot({ commands: [command], actions: {}, shelves: bed.shelves, log });
    await bed.use("settings", { channels: `<#${editors}>` });
    expect(await bot.open(makeCall("note", {}, inChannel(editors)))).toHaveProperty("form");
    expect(await bot.open(makeCall("note", {}, inChannel(general)))).toMatchObject({
      refusal: { isFailure: true, text: phrases.notHere },
    });
  });

  it("is private where it cannot be asked", async () => {
    await bed.shelves.articles?.close();
    expect(await bed.bot.acknowledge(ask())).toBe("private");
    expect(await bed.bot.acknowledge(ask({ place: { kind: "dm", channelId: "1" } }))).toBe("public");
  });
});
