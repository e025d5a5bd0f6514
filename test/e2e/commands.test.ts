import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ApplicationCommandType } from "discord-api-types/v10";
import { IDS, type MessageView, type User } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { reindex } from "../../commands/reindex.ts";
import { english } from "../../src/messages/index.ts";
import { laterArticle, manyArticles, passage, question } from "./articles.ts";
import { type Bed, openBed, places, reportConformance, textOf } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterAll(async () => {
  await bed.close();
  reportConformance();
});

describe.each(places)("%s", (_, channelId, askerIn) => {
  const use = (name: string, options: Record<string, string | boolean> = {}) =>
    askerIn(bed).slash(name, options, channelId).message();

  it("/ask answers with the passage, word for word and attributed", async () => {
    const answer = textOf(await use("ask", { question }));
    expect(answer).toContain(passage);
    for (const part of ["The harbour ferry gets a second boat", "Ines Calder", "paragraph 2 of 6"]) {
      expect(answer).toContain(part);
    }
  });

  it("/quotes gives a speaker's words", async () => {
    expect(textOf(await use("quotes", { speaker: "Ruth Anselm" }))).toContain(
      "We formed a chain and passed the books from hand to hand until four in the morning",
    );
  });

  it("/article lists the articles, and shows one", async () => {
    const list = textOf(await use("article"));
    expect(list).toContain("The harbour ferry gets a second boat");
    expect(list).toContain("Storm takes the roof off the library");
    expect(textOf(await use("article", { name: "library-roof" }))).toContain("Tomas Reed");
  });

  it("/compare sets articles side by side", async () => {
    const options = {
      question: "Who said something in Port Lune?",
      first: "harbour-ferry",
      second: "library-roof",
    };
    const comparison = textOf(await use("compare", options));
    expect(comparison).toContain("The harbour ferry gets a second boat");
    expect(comparison).toContain("Storm takes the roof off the library");
  });

  it("/check quote tells an exact quotation from an altered one", async () => {
    expect(textOf(await use("check quote", { text: "Two boats are not a luxury" }))).toContain("Exact");
    expect(textOf(await use("check quote", { text: "Two boats are a luxury in a town" }))).toContain(
      "Altered",
    );
  });

  it("/help tells what there is", async () => {
    expect(textOf(await use("help"))).toContain("/ask");
  });

  it("an article that does not exist is told to the asker alone", async () => {
    const asked = askerIn(bed).slash("article", { name: "no such thing" }, channelId);
    const notice = await asked
      .settled()
      .then((it) => (it.kind === "message" ? it.message : asked.followUp()));
    expect(textOf(notice)).toContain("no such thing");
    expect(notice.ephemeral).toBe(true);
    expect(asked.current()?.state).not.toBe("thinking");
  });
});

describe("commands on a message", () => {
  const said = 'He wrote: "Two boats are not a luxury in a town that is cut in half by water."';

  it.each([
    ["in a server", IDS.general],
    ["in a private channel", IDS.privateChannel],
  ])("check what it quotes, %s", async (_, channelId) => {
    const { member, otherMember } = bed.sandbox;
    const message = otherMember.say(channelId, said);
    const verdict = await member.messageCommand("Check quote", message).message();
    expect(textOf(verdict)).toContain("Exact");
    expect(verdict.ephemeral).toBe(true);
  });

  it("find the passages that bear on it", async () => {
    const { member, otherMember } = bed.sandbox;
    const message = otherMember.say(IDS.general, "How much does the repair of the library roof cost?");
    expect(textOf(await member.messageCommand("Find in articles", message).message())).toContain(
      "Repairs to the roof will cost 310,000 crowns",
    );
  });
});

describe("who sees an answer", () => {
  const isEphemeral = async (asked: ReturnType<User["slash"]>) => (await asked.message()).ephemeral;

  it("is the asker alone, if they wish", async () => {
    const asked = bed.sandbox.member.slash("ask", { question, private: true });
    expect(await isEphemeral(asked)).toBe(true);
    const seen = bed.sandbox.otherMember.messages(IDS.general);
    expect(seen.map(({ id }) => id)).not.toContain((await asked.message()).id);
  });

  it("is everybody otherwise, where the asker may write", async () => {
    expect(await isEphemeral(bed.sandbox.member.slash("ask", { question }))).toBe(false);
  });

  it("is the asker alone, where they may not write", async () => {
    const { member, moderator } = bed.sandbox;
    expect(await isEphemeral(member.slash("ask", { question }, IDS.announcements))).toBe(true);
    expect(await isEphemeral(moderator.slash("ask", { question }, IDS.announcements))).toBe(false);
  });
});

describe("suggestions", () => {
  it("come for articles, by any word and in spite of a typo", async () => {
    const { member } = bed.sandbox;
    for (const typed of ["librar", "stom"]) {
      const choices = await member.autocomplete("ask", { question: "x", article: typed }, "article");
      expect(choices[0]?.name).toContain("Storm takes the roof off the library");
    }
  });

  it("come for speakers, and before anything is typed", async () => {
    const choices = await bed.sandbox.member.autocomplete("quotes", { speaker: "" }, "speaker");
    expect(choices.map(({ name }) => name).join()).toContain("Ruth Anselm");
  });

  it("lead to a choice that the command takes", async () => {
    const { member } = bed.sandbox;
    const [choice] = await member.autocomplete("article", { name: "ferry" }, "name", IDS.memberDm);
    const card = await member.slash("article", { name: String(choice?.value) }).message();
    expect(textOf(card)).toContain("Ines Calder");
  });
});

describe("/reindex", () => {
  it("is not offered to a member", async () => {
    expect(bed.sandbox.member.commands().map(({ name }) => name)).not.toContain("reindex");
    expect(await bed.sandbox.member.slash("reindex").settled()).toMatchObject({ kind: "refused" });
  });

  it("reads the articles again while questions are answered, and says what is new", async () => {
    const more = { "cannery.md": laterArticle, ...manyArticles };
    for (const [name, text] of Object.entries(more)) await writeFile(join(bed.folder, name), text);
    const { member, moderator, otherMember } = bed.sandbox;
    let isRead = false;
    const report = moderator
      .slash("reindex")
      .messageWhere((message) => textOf(message).includes("Cannery opens its doors at night"), 25_000)
      .finally(() => {
        isRead = true;
      });
    do {
      const asked = [member, otherMember].map((user) => user.slash("ask", { question }).message());
      for (const answer of await Promise.all(asked)) expect(textOf(answer)).toContain(passage);
    } while (!isRead);
    await report;
    const later = await member.slash("ask", { question: "How many visitors came to the cannery?" }).message();
    expect(textOf(later)).toContain("640 visitors came");
    for (const name of Object.keys(more)) await rm(join(bed.folder, name));
    // Most of them would be gone.
    await bed.shelf.reindex({ confirmed: true });
  });

  it("twice at once is reported to both", async () => {
    const { moderator } = bed.sandbox;
    const isReport = (message: MessageView) => textOf(message).includes("Read 2 articles");
    await Promise.all([
      moderator.slash("reindex").messageWhere(isReport),
      moderator.slash("reindex", {}, IDS.library).messageWhere(isReport),
    ]);
  });
});

describe("/reindex checks who asks for it, whatever their Discord has offered them", () => {
  let open: Bed;
  beforeAll(async () => {
    const { default_member_permissions: _, ...data } = reindex.data;
    open = await openBed({ commands: [{ ...reindex, data }], ownerIds: [IDS.moderator] });
  });
  afterAll(() => open.close());

  it.each<[string, (bed: Bed) => User, string]>([
    ["a member in a server", ({ sandbox }) => sandbox.member, IDS.general],
    ["anybody in a direct message", ({ sandbox }) => sandbox.member, IDS.memberDm],
  ])("not %s", async (_, asker, channelId) => {
    const asked = asker(open).slash("reindex", {}, channelId);
    const outcome = await asked.settled();
    const notice = outcome.kind === "message" ? outcome.message : await asked.followUp();
    expect(textOf(notice)).toContain(english.reindex.notAllowed);
    expect(notice.ephemeral).toBe(true);
  });

  it.each<[string, string]>([
    ["a member with Manage Server in a server", IDS.general],
    ["an owner in a direct message", IDS.moderatorDm],
  ])("but %s", async (_, channelId) => {
    const asked = open.sandbox.moderator.slash("reindex", {}, channelId);
    await asked.messageWhere((message) => textOf(message).includes("Read 2 articles"));
  });
});

describe("registration", () => {
  it("is one request with all commands", () => {
    const registrations = bed.exchanges.flatMap((exchange) =>
      exchange.kind === "http" && exchange.method === "PUT" ? [exchange.body] : [],
    );
    expect(registrations).toEqual([commands.map(({ data }) => expect.objectContaining({ name: data.name }))]);
  });

  it("offers everything where it works", () => {
    const offered = (user: User, channelId: string) =>
      user
        .commands(channelId)
        .map(({ name }) => name)
        .sort();
    const all = commands.map(({ data }) => data.name).sort();
    const forEverybody = commands
      .filter(({ data }) => data.default_member_permissions === undefined)
      .map(({ data }) => data.name)
      .sort();
    const { member, moderator, otherMember } = bed.sandbox;
    expect(offered(moderator, IDS.general)).toEqual(all);
    expect(offered(otherMember, IDS.general)).toEqual(forEverybody);
    expect(offered(member, IDS.privateChannel)).toEqual(forEverybody);
    expect(offered(otherMember, IDS.plaza)).toEqual([]);
  });

  it("keeps within Discord's number of commands on messages", () => {
    const onMessages = commands.filter(({ data }) => data.type === ApplicationCommandType.Message);
    expect(onMessages.length).toBeLessThanOrEqual(15);
  });
});

it("nothing that anybody asked is in the log", () => {
  expect(JSON.stringify(bed.log)).not.toMatch(/passengers|Port Lune/);
  expect(bed.log.filter(({ level }) => level > 30)).toEqual([]);
});
