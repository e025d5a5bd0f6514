import { ComponentType } from "discord-api-types/v10";
import { IDS } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { buttonOf, places, textOf } from "./bed.ts";
import { type LibraryBed, openLibraryBed } from "./library-bed.ts";

const { library: said } = english;
const question = "What does the ferry to Gull Island cost?";
const ferry = "The ferry\nBy Ann Lee\n\nThe ferry to Gull Island costs 30 crowns.\n";
const fileOf = (name: string, text: string) => ({
  name,
  contentType: "text/plain",
  base64: Buffer.from(text).toString("base64"),
});

let bed: LibraryBed;
beforeAll(async () => {
  bed = await openLibraryBed();
});
afterAll(() => bed.close());

describe("/library", () => {
  it("adds a file for the server's members, and for nobody elsewhere", async () => {
    const { moderator, otherMember } = bed.sandbox;
    const draft = await moderator.slash("library add", { file: fileOf("Ferry – news.txt", ferry) }).message();
    expect(draft.ephemeral).toBe(true);
    expect(textOf(draft)).toContain(said.draft);
    const form = await moderator.click(draft, buttonOf(draft, said.edit)).modal();
    const edited = await moderator.submitModal(form, { author: "Ann Leeds" }).message();
    expect([edited.id, textOf(edited)]).toEqual([draft.id, expect.stringContaining("Ann Leeds")]);
    const added = await moderator.click(edited, buttonOf(edited, said.keep)).message();
    expect([added.id, textOf(added)]).toEqual([draft.id, expect.stringContaining(said.added)]);
    const listed = await moderator.slash("library list").message();
    expect(textOf(listed)).toContain("Ferry – news.txt");
    const answer = await otherMember.slash("ask", { question }).message();
    expect(textOf(answer)).toContain("costs 30 crowns");
    for (const [, channelId, asker] of places.slice(1)) {
      const elsewhere = await asker(bed).slash("ask", { question }, channelId).message();
      expect(textOf(elsewhere)).not.toContain("crowns");
    }
  });

  it("takes several files by a form, and what a message holds or forwards by its menu", async () => {
    const { moderator, member } = bed.sandbox;
    const form = await moderator.slash("library add").modal();
    const files = [fileOf("well.txt", "The well\n\nThe well is dry.\n"), fileOf("data.pdf", "PK")];
    const list = await moderator.submitModal(form, { files }).message();
    expect([list.ephemeral, textOf(list)]).toEqual([true, expect.stringContaining(said.drafts(1, 2))]);
    const [option] = list.components.flatMap((row) =>
      row.type === ComponentType.ActionRow ? row.components : [],
    );
    const value = option !== undefined && "options" in option ? option.options[0]?.value : undefined;
    const shown = await moderator.select(list, "library-draft", [value ?? ""]).message();
    expect([shown.ephemeral, textOf(shown)]).toEqual([true, expect.stringContaining("The well")]);
    const kept = await moderator.click(list, buttonOf(list, said.keepAll)).message();
    expect(textOf(kept)).toContain(said.keptAll(1));
    await moderator.slash("library remove", { article: "The well" }).message();
    const story = `The dyke\n\nThe dyke at Lund broke in the night to Monday.`;
    const written = member.say(IDS.general, story);
    const forwarded = member.forward(written, IDS.general);
    for (const message of [written, forwarded]) {
      const draft = await moderator.messageCommand("Add to library", message).message();
      expect([draft.ephemeral, textOf(draft)]).toEqual([true, expect.stringContaining("The dyke")]);
      await moderator.click(draft, buttonOf(draft, said.discard)).message();
    }
    const refused = await member.messageCommand("Add to library", written).settled();
    expect(refused).toMatchObject({ kind: "refused" });
  });

  it("takes back by its button what was added, and is for managers only", async () => {
    const { moderator, member } = bed.sandbox;
    const refused = await member.slash("library list").settled();
    expect(refused).toMatchObject({ kind: "refused", error: { code: "forbidden" } });
    const file = fileOf("elms.txt", "Elms\n\nThe town will plant elms.\n");
    const draft = await moderator.slash("library add", { file }).message();
    const added = await moderator.click(draft, buttonOf(draft, said.keep)).message();
    const undone = await moderator.click(added, buttonOf(added, english.buttons.undo)).message();
    expect(textOf(undone)).toBe(said.removed("Elms"));
    const back = await moderator.click(undone, buttonOf(undone, english.buttons.undo)).message();
    expect(textOf(back)).toBe(said.restored("Elms"));
    const suggested = await moderator.autocomplete("library remove", { article: "el" }, "article");
    expect(suggested.map(({ name }) => name)).toEqual(["Elms"]);
  });
});

it("a member asks their server's library in direct messages, until they leave the server", async () => {
  const { otherMember } = bed.sandbox;
  const { dmId } = otherMember;
  const isToldInDm = async () => {
    const { id } = otherMember.dm(question);
    const answer = await otherMember.sees(dmId, ({ replyTo }) => replyTo?.id === id);
    return textOf(answer).includes("costs 30 crowns");
  };
  expect(await isToldInDm()).toBe(false);
  const [server] = await otherMember.autocomplete("library use", { server: "read" }, "server", dmId);
  expect(server).toEqual({ name: "Reading Room", value: IDS.guild });
  const used = await otherMember.slash("library use", { server: IDS.guild }, dmId).message();
  expect(textOf(used)).toBe(said.uses("Reading Room"));
  expect(await isToldInDm()).toBe(true);
  await otherMember.slash("library use", { server: "none" }, dmId).message();
  expect(await isToldInDm()).toBe(false);
});

describe("what a server has added", () => {
  /** Servers whose libraries are marked for deletion, once what the gateway has said is written down. */
  const marked = async () => {
    await bed.shelves.departures?.settled();
    const departures = (await bed.shelves.articles?.departures()) ?? [];
    return departures.filter(({ leftAt }) => leftAt !== undefined).map(({ library }) => library);
  };
  const isAnswered = async () => {
    const answer = await bed.sandbox.otherMember.slash("ask", { question }).message();
    return textOf(answer).includes("costs 30 crowns");
  };

  it("is lost by none of a thousand outages", async () => {
    for (let n = 0; n < 500; n++) {
      bed.sandbox.outage(IDS.guild);
      bed.sandbox.outage(IDS.secondGuild);
      bed.sandbox.endOutage(IDS.guild);
      bed.sandbox.endOutage(IDS.secondGuild);
    }
    expect(await isAnswered()).toBe(true);
    expect(await marked()).toEqual([]);
  });

  it("is marked for deletion when the server removes the bot, and is there again when it invites it", async () => {
    bed.sandbox.removeBot(IDS.guild);
    await expect.poll(marked).toEqual([IDS.guild]);
    bed.sandbox.addBot(IDS.guild);
    await expect.poll(marked).toEqual([]);
    expect(await isAnswered()).toBe(true);
  });

  it("is marked though the bot was down when it was removed, and unmarked likewise", async () => {
    await bed.connection().close();
    bed.sandbox.removeBot(IDS.guild);
    await bed.restart();
    await expect.poll(marked).toEqual([IDS.guild]);
    await bed.connection().close();
    bed.sandbox.addBot(IDS.guild);
    await bed.restart();
    await expect.poll(marked).toEqual([]);
    expect(await isAnswered()).toBe(true);
  });
});
