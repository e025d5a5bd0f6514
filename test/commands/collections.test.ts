import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call, Handled } from "../../src/bot.ts";
import { catalogues, english } from "../../src/messages/index.ts";
import { buttonsOf, menusOf } from "../../src/replies/index.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { here, manager, openServerBed, placeIn, pressOf, type ServerBed } from "./server-bed.ts";

const { library: said, collections: phrases, buttons } = english;
const [general, editors] = ["300000000000000001", "300000000000000002"];
const [member, director] = ["400000000000000001", "400000000000000002"];

let bed: ServerBed;
const ids: Record<string, string> = {};
beforeAll(async () => {
  bed = await openServerBed();
  ids["ferry"] = await bed.add(
    "ferry.txt",
    "The ferry\n\nThe ferry to Gull Island costs 30 crowns.\n\nIt sails daily.\n",
  );
  ids["draft"] = await bed.add(
    "draft.txt",
    "The draft\n\n“The mayor resigns on Monday,” said Zelda Quux.\n\nShe wept.\n",
  );
  ids["board"] = await bed.add(
    "board.txt",
    "The board\n\n“The mill will be sold in March,” said Orrin Vex.\n\nHe left.\n",
  );
  await bed.use("collections", { create: "drafts", seen_by: `<#${editors}>`, put: "The draft" });
  await bed.use("collections", { create: "board", seen_by: `<@&${director}>`, put: "The board" });
});
afterAll(() => bed.close());

const at = (
  channelId: string,
  roleIds: readonly string[] = [member],
  more: Partial<Call> = {},
): Partial<Call> => ({
  place: { ...placeIn(here), channelId },
  roleIds,
  ...more,
});

/** All that the bot says to this, with what hangs on it. */
async function told(call: Call): Promise<string> {
  const { isFailure, ...reply } = await bed.bot.handle(call);
  return JSON.stringify(reply);
}

/** What of each collection stands in a text. */
const seenIn = (text: string) => ({
  drafts: /resigns on Monday|Zelda|The draft/.test(text),
  board: /sold in March|Orrin|The board/.test(text),
});

/** Everything that a member can ask of the articles, with nothing in the asking that is only in them. */
function callsFrom(more: Partial<Call>, isPrivate: boolean): Call[] {
  const options = isPrivate ? { private: true } : {};
  const make = (command: string, given: Call["options"], rest: Partial<Call> = {}) =>
    makeCall(command, { ...given, ...options }, { ...more, ...rest });
  const target = { id: "1", content: "Who resigns, and what will be sold?", reply: {}, isEphemeral: false };
  const menu: Call[] = isPrivate
    ? ["Find in articles", "Check quote"].map((command) =>
        makeCall(command, {}, { ...more, via: "message", target }),
      )
    : [];
  return [
    make("ask", { question: "When does the mayor resign?" }),
    make("ask", { question: "When will the mill be sold?" }),
    make("ask", { question: "What did zelda qux say?" }),
    make("ask", { question: "Wen wil the mil be solt?" }),
    make("quotes", {}),
    make("quotes", { about: "mayor" }),
    make("quotes", { about: "mill" }),
    make("article", {}),
    make("check", { text: "the mayor resigns on Tuesday" }, { subcommand: "quote" }),
    make("check", { text: "the mill will be sold in April" }, { subcommand: "quote" }),
    ...["draft", "board"].flatMap((name) => [
      make("article", { name: ids[name] ?? "" }),
      make("quotes", { article: ids[name] ?? "" }),
      make("compare", { question: "Who?", first: ids[name] ?? "", second: ids["ferry"] ?? "" }),
    ]),
    ...menu,
  ];
}

describe("what collections hold is seen", () => {
  it.each([
    ["publicly in another channel: nothing", at(general), false, { drafts: false, board: false }],
    ["publicly in its channel: what is for the channel", at(editors), false, { drafts: true, board: false }],
    [
      "publicly in a thread of its channel: what is for the channel",
      { ...at(general), place: { ...placeIn(here), channelId: "9", parentId: editors } },
      false,
      { drafts: true, board: false },
    ],
    ["publicly by who has a role: nothing", at(general, [director]), false, { drafts: false, board: false }],
    [
      "privately by who has a role: what is for the role",
      at(general, [director]),
      true,
      { drafts: false, board: true },
    ],
    ["privately by who has none: nothing", at(general), true, { drafts: false, board: false }],
    [
      "privately in its channel with the role: both",
      at(editors, [director]),
      true,
      { drafts: true, board: true },
    ],
    [
      "in a direct message: nothing",
      { place: { kind: "dm", channelId: editors, libraryId: here }, roleIds: [director] },
      false,
      { drafts: false, board: false },
    ],
    [
      "where only the caller has the bot: nothing",
      { place: { kind: "guild", guildId: here, channelId: editors }, roleIds: [director] },
      true,
      { drafts: false, board: false },
    ],
    [
      "in what is written in its channel: what is for the channel",
      at(editors, [director], { via: "text" }),
      false,
      { drafts: true, board: false },
    ],
  ] as const)("%s", async (_, more, isPrivate, seen) => {
    const all = { drafts: false, board: false };
    for (const call of callsFrom(more as Partial<Call>, isPrivate)) {
      const { drafts, board } = seenIn(await told(call));
      all.drafts ||= drafts;
      all.board ||= board;
    }
    expect(all).toEqual(seen);
  });

  it("in suggestions: what the call will see", async () => {
    const suggest = async (more: Partial<Call>, options: Call["options"]) => {
      const typing = {
        command: "ask",
        options,
        option: "article",
        typed: "",
        locale: "en-US",
        place: placeIn(here),
      };
      return seenIn(JSON.stringify(await bed.bot.suggest({ ...typing, ...more })));
    };
    expect(await suggest(at(general, [director]), {})).toEqual({ drafts: false, board: false });
    expect(await suggest(at(general, [director]), { private: true })).toEqual({ drafts: false, board: true });
    expect(await suggest(at(editors, [director]), { private: false })).toEqual({
      drafts: true,
      board: false,
    });
  });
});

describe("buttons of an answer from a collection", () => {
  const asked = (more: Partial<Call>, options: Call["options"] = {}) =>
    bed.bot.handle(makeCall("ask", { question: "When does the mayor resign?", ...options }, more));

  it("do nothing where, and for whom, the collection is not seen", async () => {
    const answer = await asked(at(editors));
    const shown = { id: "1", content: answer.content ?? "", reply: answer, isEphemeral: false };
    for (const label of [buttons.cite, "¶ 2"]) {
      const press = (more: Partial<Call>) =>
        pressOf(answer, label, { target: shown, mayManage: false, ...more });
      expect((await bed.bot.handle(press(at(editors)))).isFailure).toBe(false);
      const elsewhere = await bed.bot.handle(press(at(general)));
      expect(elsewhere).toMatchObject({ isFailure: true, text: english.walk.gone });
    }
    const byRole = await bed.bot.handle(
      makeCall("ask", { question: "When will the mill be sold?", private: true }, at(general, [director])),
    );
    const cite = (roles: string[]) => bed.bot.handle(pressOf(byRole, buttons.cite, at(general, roles)));
    expect((await cite([director])).text).toContain("sold in March");
    expect((await cite([member])).text).toBe(english.walk.gone);
  });

  it("have no Share where the asker saw more than all may see", async () => {
    const labels = (reply: Handled) => buttonsOf(reply).map(({ label }) => label);
    const mine = makeCall(
      "ask",
      { question: "When will the mill be sold?", private: true },
      at(general, [director]),
    );
    const answer = await bed.bot.handle(mine);
    expect(answer.text).toContain("sold in March");
    expect(labels(answer)).not.toContain(buttons.share);
    const walked = await bed.bot.handle(pressOf(answer, "¶ 2", at(general, [director])));
    expect(labels(walked)).not.toContain(buttons.share);
    expect(labels(await asked(at(editors), { private: true }))).toContain(buttons.share);
    expect(
      labels(await asked(at(general), { private: true, question: "What does the ferry cost?" })),
    ).toContain(buttons.share);
  });

  it("share nothing once articles were changed: what was answered may have been removed", async () => {
    const question = "What does the ferry cost?";
    const before = await bed.bot.handle(makeCall("ask", { question, private: true }, at(general)));
    const id = await bed.add("quay.txt", "The quay\n\nThe quay is closed.\n");
    await bed.shelves.articles?.remove(here, id, manager);
    expect(await bed.bot.handle(pressOf(before, buttons.share, at(general)))).toMatchObject({
      isFailure: true,
      text: english.share.changed,
    });
  });

  it("share nothing once collections have changed, or where there were none", async () => {
    const question = "What does the ferry cost?";
    const before = await bed.bot.handle(makeCall("ask", { question, private: true }, at(general)));
    const share = (reply: Handled) => bed.bot.handle(pressOf(reply, buttons.share, at(general)));
    expect(await share(before)).toMatchObject({ isFailure: false, delivery: "new" });
    await bed.use("collections", { collection: "drafts", put: "The ferry" });
    expect(await share(before)).toMatchObject({ isFailure: true, text: english.share.changed });
    await bed.use("collections", { collection: "drafts", take: "The ferry" });
    expect(await share(before)).toMatchObject({ isFailure: true, text: english.share.changed });
    const old = {
      ...before,
      components: JSON.parse(JSON.stringify(before.components).replace(/"share:[\w-]+"/, '"share"')),
    };
    expect(await share(old)).toMatchObject({ isFailure: true, text: english.share.changed });
  });
});

describe("/library collections", () => {
  const choose = (reply: Handled, action: string, values: readonly string[], more: Partial<Call> = {}) => {
    const menu = menusOf(reply).find(({ custom_id }) => custom_id.startsWith(action));
    if (menu === undefined) throw new Error(`there is no menu ${action}`);
    const [command = "", ...fields] = menu.custom_id.split(":");
    const target = { id: "1", content: "", reply, isEphemeral: true };
    const place = placeIn(here);
    return bed.bot.handle(
      makeCall(command, {}, { via: "menu", fields, values, target, place, mayManage: true, ...more }),
    );
  };

  const idOf = async (name: string): Promise<string> => {
    const [menu] = menusOf(await bed.use("collections"));
    const options = menu !== undefined && "options" in menu ? (menu.options ?? []) : [];
    return options.find(({ label }) => label === name)?.value ?? "";
  };

  it("lists them, who sees them and how much they hold", async () => {
    const { text } = await bed.use("collections");
    expect(text).toContain(`board** (1 article) · <@&${director}>`);
    expect(text).toContain(`drafts** (1 article) · <#${editors}>`);
  });

  it("changes one by its card's menus and buttons", async () => {
    const card = await bed.use("collections", { create: "week 3" });
    expect(card.text).toContain(`${phrases.seenBy}: ${phrases.all}`);
    const seen = await choose(card, "library-seen", [general]);
    expect(seen.text).toContain(`<#${general}>`);
    const filled = await choose(seen, "library-fill", [ids["ferry"] ?? ""]);
    expect(filled.text).toContain("- The ferry");
    expect((await bed.bot.handle(pressOf(filled, phrases.delete))).text).toBe(phrases.holds(1));
    const emptied = await choose(filled, "library-fill", []);
    const all = await bed.bot.handle(pressOf(emptied, phrases.back));
    const id = (menusOf(all)[0] as { options: { value: string; label: string }[] }).options.find(
      ({ label }) => label === "week 3",
    )?.value;
    const chosen = await choose(all, "library-collection", [id ?? ""]);
    expect((await bed.bot.handle(pressOf(chosen, phrases.delete))).text).not.toContain("week 3");
    const log = await bed.use("log");
    for (const part of [
      phrases.dropped("week 3"),
      phrases.put("week 3", "The ferry"),
      phrases.shown("week 3", `<#${general}>`),
    ])
      expect(log.text).toContain(part);
  });

  it("can take an article that nobody but managers has seen yet", async () => {
    await bed.use("collections", { create: "vaults", seen_by: `<#${editors}>` });
    const draft = await bed.hand(
      "add",
      "vault.txt",
      "The vault\n\nThe vault of Lund holds 14 crowns of gold.\n",
    );
    const inside = await choose(draft, "library-into", [await idOf("vaults")]);
    expect(inside.text).toContain(phrases.put("vaults", "The vault"));
    expect((await bed.use("log")).text).toContain(phrases.put("vaults", "The vault"));
    expect((await bed.bot.handle(pressOf(inside, english.library.keep))).text).toContain(
      english.library.added,
    );
    const question = "How many crowns of gold does the vault hold?";
    const asked = (channelId: string) =>
      bed.bot.handle(makeCall("ask", { question }, { place: { ...placeIn(here), channelId } }));
    expect((await asked(general)).text).not.toContain("14 crowns");
    expect((await asked(editors)).text).toContain("14 crowns");
  });

  it("takes out by its menu only what the menu showed, and shows nothing to everybody by emptying another", async () => {
    const mill = await bed.add(
      "mill.txt",
      "The mill\n\nThe mill was built in 1890, and it ground rye until the war.\n",
    );
    const card = await bed.use("collections", { create: "week 4", seen_by: `<#${editors}>` });
    const older = await choose(card, "library-fill", [ids["ferry"] ?? ""]);
    await bed.use("collections", { collection: "week 4", put: mill });
    const emptied = await choose(older, "library-fill", []);
    expect(emptied.text).not.toContain("- The ferry");
    expect(emptied.embeds?.[0]?.footer?.text).toMatch(/^1 article /);
    expect(await choose(emptied, "library-seen", [])).toMatchObject({
      isFailure: true,
      text: phrases.wouldShow(1),
    });
    expect((await bed.use("collections", { collection: "week 4" })).text).toContain(`<#${editors}>`);
    await bed.use("collections", { collection: "week 4", take: mill });
    await bed.use("collections", { collection: "week 4", delete: true });
  });

  it.each(Object.keys(catalogues))(
    "keeps within Discord's limits when all is full, in %s",
    async (locale) => {
      const audience = Array.from(
        { length: 25 },
        (_, n) => `<#3000000000000001${10 + n}> <@&4000000000000001${10 + n}>`,
      );
      const name = `${locale}${"*_".repeat(24)}`;
      const card = await bed.use("collections", { create: name, seen_by: audience.join(" ") }, { locale });
      expect(violations(card)).toEqual([]);
      expect(violations(await bed.use("collections", {}, { locale }))).toEqual([]);
      expect(violations(await bed.use("log", {}, { locale }))).toEqual([]);
      const words = catalogues[locale]?.collections ?? phrases;
      const gone = await bed.use("collections", { collection: name, delete: true }, { locale });
      expect(gone.text).toBe(words.deleted(name));
    },
  );

  it.each([
    ["a name that is there", { create: "DRAFTS" }, phrases.nameTaken],
    ["a collection that is not there", { collection: "x" }, phrases.unknown],
    ["a name that nobody can read", { create: "\u200b\u0007" }, phrases.badName],
    ["an audience in plain words", { collection: "drafts", seen_by: "editors" }, phrases.badAudience],
    ["an article that is not there", { collection: "drafts", put: "x" }, said.notThere],
    ["an article of the house", { collection: "drafts", put: "The elms" }, said.notThere],
    ["to delete what holds articles", { collection: "drafts", delete: true }, phrases.holds(1)],
  ])("refuses %s", async (_, options, reason) => {
    expect(await bed.use("collections", options)).toMatchObject({ isFailure: true, text: reason });
  });

  it("is for managers of the server, also by its menus and buttons", async () => {
    const card = await bed.use("collections", { collection: "drafts" });
    const more = { mayManage: false };
    for (const reply of [
      await bed.use("collections", {}, more),
      await choose(card, "library-seen", [], more),
      await choose(card, "library-fill", [], more),
      await bed.bot.handle(pressOf(card, phrases.delete, more)),
    ])
      expect(reply).toMatchObject({ isFailure: true, text: said.notAllowed });
    const typing = {
      command: "library",
      subcommand: "collections",
      options: {},
      option: "collection",
      typed: "dr",
    };
    const suggested = { ...typing, locale: "en-US", place: placeIn(here) };
    expect(await bed.bot.suggest({ ...suggested, mayManage: true })).toMatchObject([{ name: "drafts" }]);
    expect(await bed.bot.suggest({ ...suggested, mayManage: false })).toEqual([]);
  });
});
