import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call, Handled } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { archiveLibrary } from "../../src/shelves/index.ts";
import { packEntry, readZip, writeZip } from "../../src/shelves/zip.ts";
import { makeCall } from "../make-bot.ts";
import { violations } from "../replies/violations.ts";
import { here, manager, openServerBed, placeIn, pressOf, type ServerBed, there } from "./server-bed.ts";

const { library: said, export: phrases } = english;
const editors = "300000000000000002";

let bed: ServerBed;
beforeEach(async () => {
  bed = await openServerBed();
});
afterEach(() => bed.close());

const zipIn = (reply: Handled): Uint8Array => {
  const content = reply.files?.[0]?.content;
  if (content === undefined || typeof content === "string") throw new Error(`there is no zip: ${reply.text}`);
  return content;
};

/** `/library add` of files. */
function give(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  more: Partial<Call> = {},
): Promise<Handled> {
  const given = files.map(([name, { length: size }], n) => ({ name, size, url: `${n}` }));
  const call = { subcommand: "add", files: { file: given }, place: placeIn(there), mayManage: true, ...more };
  return bed.bot.handle(
    makeCall("library", {}, call),
    undefined,
    async ({ url }) => files[Number(url)]?.[1] ?? new Uint8Array(),
  );
}

/** All that a library has, but for ids and who and when. */
async function contentsOf(library: string) {
  const { articles } = bed.shelves;
  if (articles === undefined) throw new Error("there is no store");
  const { collections } = await articles.standing(library);
  const heads = await articles.list(library);
  return Promise.all(
    heads.map(async ({ id, version, title, file, collection, hidden }) => {
      const original = await articles.original(library, { id, version });
      const held = collections.find((one) => one.id === collection);
      const bytes = Buffer.from(original?.bytes ?? []).toString("base64");
      return {
        title,
        file,
        bytes,
        edits: original?.edits,
        isHidden: hidden !== undefined,
        collection: held && { ...held, id: "" },
      };
    }),
  );
}

async function fill(): Promise<void> {
  await bed.add("Fähre – neu.txt", "The ferry\r\n\r\nThe ferry costs 30 crowns.\r\n");
  const draft = await bed.add("draft.md", "# The draft\n\nThe mayor resigns.\n");
  const hidden = await bed.add("../../hidden.txt", "Hidden\n\nNobody sees it.\n");
  await bed.use("collections", { create: "drafts", seen_by: `<#${editors}>`, put: draft });
  const { articles } = bed.shelves;
  await articles?.editAs(
    here,
    { id: draft, version: 1 },
    { title: "What the mayor does", author: null },
    manager,
  );
  await articles?.hide(here, hidden, true, manager);
}

describe("/library export", () => {
  it("gives a zip that another server takes back byte for byte, with collections, edits and what is hidden", async () => {
    await fill();
    const reply = await bed.use("export");
    expect(violations(reply)).toEqual([]);
    expect(reply.text).toContain(phrases.part(1, 1, 3));
    const taken = await give([["library.zip", zipIn(reply)]]);
    expect(taken).toMatchObject({ isFailure: false, text: phrases.taken(3) });
    const before = await contentsOf(here);
    expect(before).toHaveLength(3);
    expect(await contentsOf(there)).toEqual(before);
    const question = { question: "Who resigns?" };
    const asked = (channelId: string) =>
      bed.bot.handle(makeCall("ask", question, { place: { ...placeIn(there), channelId } }));
    expect((await asked(editors)).text).toContain("The mayor resigns.");
    expect((await asked("300000000000000001")).text).not.toContain("The mayor resigns.");
    const { articles } = bed.shelves;
    const again = articles && (await archiveLibrary(articles, there, 1e7));
    expect(Buffer.from(again?.parts[0]?.bytes ?? [])).toEqual(Buffer.from(zipIn(reply)));
  });

  it("takes nothing twice, and says so of each", async () => {
    await fill();
    const zip = zipIn(await bed.use("export"));
    const twice = await give([["library.zip", zip]], { place: placeIn(here) });
    expect(twice.text).toContain(phrases.taken(0));
    expect(twice.text.match(/✗/g)).toHaveLength(3);
    expect(await bed.shelves.articles?.list(here)).toHaveLength(3);
  });

  it("comes in parts where it is too large for one, which are all taken", async () => {
    const { articles } = bed.shelves;
    for (let n = 0; n < 6; n++)
      await bed.add(`${n}.txt`, `Number ${n}\n\n${randomBytes(20_000).toString("hex")}\n`);
    await bed.add("large.txt", `Large\n\n${randomBytes(80_000).toString("hex")}\n`);
    const most = 100_000;
    const { parts, tooLarge } = (articles && (await archiveLibrary(articles, here, most))) ?? {
      parts: [],
      tooLarge: [],
    };
    expect(parts.length).toBeGreaterThan(1);
    expect(tooLarge).toEqual(["Large"]);
    for (const { bytes } of parts) expect(bytes.length).toBeLessThanOrEqual(most);
    const taken = await give(parts.map(({ bytes }, n) => [`${n}.ZIP`, bytes] as const));
    expect(taken.text).toContain(phrases.taken(6));
    const kept = (await contentsOf(here)).filter(({ title }) => title !== "Large");
    expect(await contentsOf(there)).toEqual(kept);
  });

  it("leads from one part to the next", async () => {
    for (let n = 0; n < 2; n++)
      await bed.add(`${n}.txt`, `Number ${n}\n\n${randomBytes(5_100_000).toString("hex")}\n`);
    const first = await bed.use("export");
    expect(first.files?.[0]?.name).toBe("library-1-of-2.zip");
    const second = await bed.bot.handle(pressOf(first, phrases.next(2)));
    expect(second.files?.[0]?.name).toBe("library-2-of-2.zip");
    expect(buttonsOf(second)).toEqual([]);
    expect((await bed.use("export", { part: 2 })).text).toBe(second.text);
    expect(await bed.use("export", { part: 3 })).toMatchObject({ isFailure: true, text: phrases.noPart(2) });
  });

  it("says where there is nothing, and is for managers of the server", async () => {
    expect((await bed.use("export")).text).toBe(said.none);
    await fill();
    const more = { mayManage: false };
    expect(await bed.use("export", {}, more)).toMatchObject({ isFailure: true, text: said.notAllowed });
    const reply = {
      components: [
        { type: 1, components: [{ type: 2, style: 2, label: "Part 1", custom_id: "library-export:1" }] },
      ],
    };
    const press = pressOf({ ...reply, text: "", isFailure: false } as Handled, "Part", more);
    expect(await bed.bot.handle(press)).toMatchObject({ isFailure: true, text: said.notAllowed });
  });
});

describe("a zip that is added", () => {
  const manifest = (more: object = {}) => ({
    verbatim: "library",
    format: 1,
    articles: [],
    collections: [],
    ...more,
  });
  const zip = async (files: Readonly<Record<string, string>>) =>
    writeZip(
      await Promise.all(
        Object.entries(files).map(([name, text]) => packEntry({ name, bytes: Buffer.from(text) })),
      ),
    );
  const sha256 = createHash("sha256").update("A gull.").digest("hex");
  const gull = { entry: "gull", file: "gull.txt", sha256, edits: {} };

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ["no zip", async () => Buffer.from("no zip"), /no zip/],
    ["a zip of something else", () => zip({ "a.txt": "A gull." }), /not made by \/library export/],
    ["a manifest that is none", () => zip({ "verbatim.json": "{}" }), /not made by/],
    [
      "a manifest of another format",
      () => zip({ "verbatim.json": JSON.stringify(manifest({ format: 2 })) }),
      /not made by/,
    ],
    [
      "a file that is not there",
      () => zip({ "verbatim.json": JSON.stringify(manifest({ articles: [gull] })) }),
      /not as it was/,
    ],
    [
      "a file that was changed",
      () => zip({ "verbatim.json": JSON.stringify(manifest({ articles: [gull] })), gull: "Two gulls." }),
      /not as it was/,
    ],
  ])("is refused where it is %s, and nothing is added", async (_, made, reason) => {
    const reply = await give([["library.zip", await made()]]);
    expect([reply.isFailure, reply.text]).toEqual([true, expect.stringMatching(reason)]);
    expect((await bed.shelves.articles?.log(there, { offset: 0, limit: 9 }))?.total).toBe(0);
  });

  it("is refused beside other files, and where it is too large", async () => {
    const archive = await zip({ "verbatim.json": JSON.stringify(manifest()) });
    const mixed = await give([
      ["library.zip", archive],
      ["gull.txt", Buffer.from("A gull.")],
    ]);
    expect(mixed.text).toContain(phrases.alone);
    const large = await give([["library.zip", new Uint8Array(11 * 1024 * 1024)]]);
    expect(large).toMatchObject({ isFailure: true, text: said.tooLarge(10) });
  });

  it("names its files and nothing else", async () => {
    await fill();
    const entries = await readZip(zipIn(await bed.use("export")), {
      entries: 9,
      entryBytes: 1e6,
      bytes: 1e6,
    });
    expect(entries.map(({ name }) => name)).toEqual([
      "verbatim.json",
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^00[1-3]-[^/\\]+$/)),
    ]);
    for (const { name } of entries) expect(name).not.toMatch(/[/\\]/);
  });
});
