import { IDS } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogues, english } from "../../src/messages/index.ts";
import { buttonOf, textOf } from "./bed.ts";
import { type LibraryBed, openLibraryBed } from "./library-bed.ts";

let bed: LibraryBed;
beforeAll(async () => {
  bed = await openLibraryBed();
});
afterAll(() => bed.close());

describe("/library log", () => {
  it("says privately who did what, and turns its pages", async () => {
    const { moderator } = bed.sandbox;
    for (let n = 0; n < 16; n++) {
      const bytes = Buffer.from(`The ferry ${n}\n\nThe ferry costs ${n} crowns.\n`);
      await bed.shelves.articles?.add(IDS.guild, { name: "ferry.txt", bytes }, IDS.moderator);
    }
    const shown = await moderator.slash("library log").message();
    expect(shown.ephemeral).toBe(true);
    expect(textOf(shown)).toContain(english.log.add("The ferry 15"));
    const older = await moderator.click(shown, buttonOf(shown, english.log.older)).message();
    expect(textOf(older)).toContain(english.log.add("The ferry 0"));
  });
});

describe("/library settings", () => {
  const question = "How long was the line of vehicles?";

  it("changes at once, by menus and buttons, where and how the bot answers", async () => {
    const { moderator, member } = bed.sandbox;
    const card = await moderator.slash("library settings").message();
    expect(card.ephemeral).toBe(true);
    await moderator.select(card, "library-set:privateIn", [IDS.library]).message();
    const inLibrary = await member.slash("ask", { question }, IDS.library).message();
    expect(inLibrary.ephemeral).toBe(true);
    expect((await member.slash("ask", { question }).message()).ephemeral).toBe(false);
    await moderator.select(card, "library-set:channels", [IDS.library]).message();
    const elsewhere = await member.slash("ask", { question }).message();
    expect([elsewhere.ephemeral, textOf(elsewhere)]).toEqual([true, english.settings.notHere]);
    await moderator.select(card, "library-set:channels", []).message();
    const german = await moderator.select(card, "library-set:language", ["de"]).message();
    expect(textOf(german)).toContain(catalogues["de"]?.settings.heading);
    const toggle = buttonOf(german, catalogues["de"]?.settings.houseButton(true) ?? "");
    await moderator.click(german, toggle).message();
    expect(textOf(await member.slash("ask", { question }).message())).not.toContain("four miles");
    await moderator.slash("library settings", { house: true, language: "all", private_in: "none" }).message();
    expect(textOf(await member.slash("ask", { question }).message())).toContain("four miles");
  });
});

describe("/library unanswered", () => {
  it("lists what nobody could answer, without who asked, and takes off what is chosen", async () => {
    const { moderator, member, otherMember } = bed.sandbox;
    await member.slash("ask", { question: "Who tamed the zebra of Xanadu?" }).message();
    await otherMember.slash("ask", { question: "who tamed the Zebra of Xanadu" }).message();
    await member.slash("ask", { question: "Whose xylophone?" }, IDS.memberDm).message();
    await bed.shelves.unanswered?.settled();
    const shown = await moderator.slash("library unanswered").message();
    expect(shown.ephemeral).toBe(true);
    expect(textOf(shown)).toContain("who tamed the Zebra of Xanadu (2×");
    expect(textOf(shown)).not.toContain("xylophone");
    expect(JSON.stringify(shown)).not.toContain(IDS.member);
    const { questions } = (await bed.shelves.articles?.questions(IDS.guild, { offset: 0, limit: 1 })) ?? {};
    const left = await moderator.select(shown, "library-settle:0", [questions?.[0]?.id ?? ""]).message();
    expect(textOf(left)).not.toContain("Xanadu");
  });
});

describe("/library collections", () => {
  it("shows a collection in its channel, and with its role privately, and nowhere else", async () => {
    const { moderator, member, otherMember } = bed.sandbox;
    const question = "Where is the kraken kept?";
    const bytes = Buffer.from("The kraken\n\nThe kraken is kept in the harbour.\n");
    await bed.shelves.articles?.add(IDS.guild, { name: "kraken.txt", bytes }, IDS.moderator);
    const card = await moderator
      .slash("library collections", { create: "drafts", put: "The kraken" })
      .message();
    expect(card.ephemeral).toBe(true);
    const seen = (of: string) => JSON.stringify(card).match(new RegExp(`library-seen:\\w+:${of}`))?.[0] ?? "";
    await moderator.select(card, seen("channels"), [IDS.library]).message();
    const inLibrary = await member.slash("ask", { question }, IDS.library).message();
    expect(textOf(inLibrary)).toContain("kept in the harbour");
    const ask = async (options: { private?: boolean } = {}) =>
      textOf(await otherMember.slash("ask", { question, ...options }).message());
    expect(await ask()).not.toContain("kept in the harbour");
    expect(await ask({ private: true })).not.toContain("kept in the harbour");
    // The role "Editors" of the sandbox's first server.
    const editors = (BigInt(IDS.guild) + 52n).toString();
    await moderator.select(card, seen("roles"), [editors]).message();
    bed.sandbox.setRole(IDS.guild, IDS.otherMember, editors, true);
    expect(await ask()).not.toContain("kept in the harbour");
    expect(await ask({ private: true })).toContain("kept in the harbour");
    const cited = await otherMember.click(inLibrary, buttonOf(inLibrary, english.buttons.cite)).message();
    expect(textOf(cited)).toContain("kept in the harbour");
  });
});

describe("/library export", () => {
  it("sends a zip privately, which another server takes back", async () => {
    const { moderator } = bed.sandbox;
    const sent = await moderator.slash("library export").message();
    expect(sent.ephemeral).toBe(true);
    const [file] = sent.attachments;
    expect(file?.filename).toBe("library.zip");
    const bytes = Buffer.from(await (await fetch(file?.url ?? "")).arrayBuffer());
    const zip = { name: "library.zip", contentType: "application/zip", base64: bytes.toString("base64") };
    const taken = await moderator.slash("library add", { file: zip }, IDS.lobby).message();
    const count = (await bed.shelves.articles?.list(IDS.guild))?.length ?? 0;
    expect(textOf(taken)).toContain(english.export.taken(count));
    expect((await bed.shelves.articles?.list(IDS.secondGuild))?.length).toBe(count);
  });
});

describe("/library fix", () => {
  it("corrects who speaks, and says so under the words", async () => {
    const { moderator, member } = bed.sandbox;
    const bytes = Buffer.from("The lighthouse\n\n“Nobody keeps the lighthouse now,” Orla Finch said.\n");
    await bed.shelves.articles?.add(IDS.guild, { name: "lighthouse.txt", bytes }, IDS.moderator);
    const options = { article: "The lighthouse", words: "nobody keeps the lighthouse", speaker: "Tove Ahl" };
    const fixed = await moderator.slash("library fix", options).message();
    expect([fixed.ephemeral, textOf(fixed)]).toEqual([true, english.fix.speaker("Tove Ahl")]);
    const quoted = await member.slash("quotes", { article: "The lighthouse" }).message();
    expect(textOf(quoted)).toContain(`Tove Ahl (${english.fix.byModerator})`);
  });
});
