import { createHash } from "node:crypto";
import { z } from "zod";
import type { Added, ServerArticles } from "./server-articles.ts";
import type { Edits, LibraryId, Stored, VersionRef } from "./store/article-store.ts";
import { type PackedEntry, packEntry, readZip, sizeOf, writeZip, ZipError, type ZipLimits } from "./zip.ts";

const text = z.string().max(2_000);
const said = text.nullable().optional();

/** What an archive of a library says of its files. Foreign: whoever hands it over may have written it. */
const manifestSchema = z.object({
  verbatim: z.literal("library"),
  format: z.literal(1),
  articles: z
    .array(
      z.object({
        /** The entry that holds its bytes. */
        entry: text,
        /** What the file was called. */
        file: text.min(1),
        sha256: text,
        /** What a moderator said in the place of what was read. */
        edits: z.object({ title: text.optional(), author: said, date: said, publication: said, url: said }),
        collection: text.min(1).max(50).optional(),
        hidden: z.literal(true).optional(),
      }),
    )
    .max(1_000),
  collections: z
    .array(
      z.object({
        name: text.min(1).max(50),
        channels: z.array(z.string().regex(/^\d{1,20}$/)).max(25),
        roles: z.array(z.string().regex(/^\d{1,20}$/)).max(25),
      }),
    )
    .max(25),
});

type Manifest = z.infer<typeof manifestSchema>;
type ManifestArticle = Manifest["articles"][number];

const MANIFEST = "verbatim.json";
/** More than a manifest says of all collections, in bytes. */
const ABOUT_COLLECTIONS = 32_000;

/** An archive of some of a library's articles. */
export interface ArchivePart {
  readonly bytes: Uint8Array;
  readonly articles: number;
}

/** A library as archives, and the titles of what does not fit into one. */
export interface Archives {
  readonly parts: readonly ArchivePart[];
  readonly tooLarge: readonly string[];
}

/**
 * The files of a library as they were given, in their newest versions, with what moderators said of them, in archives of
 * at most `most` bytes each. The same library gives the same archives.
 */
export async function archiveLibrary(
  articles: ServerArticles,
  library: LibraryId,
  most: number,
): Promise<Archives> {
  const { collections } = await articles.standing(library);
  const packed: { readonly entry: PackedEntry; readonly about: ManifestArticle; readonly size: number }[] =
    [];
  const tooLarge: string[] = [];
  for (const [n, head] of (await articles.list(library)).entries()) {
    const original = await articles.original(library, head);
    if (original === undefined) continue;
    const name = `${String(n + 1).padStart(3, "0")}-${head.file.replace(/[^\p{L}\p{N}._ -]/gu, "_").slice(-80)}`;
    const entry = await packEntry({ name, bytes: original.bytes });
    const collection = collections.find(({ id }) => id === head.collection)?.name;
    const about = {
      entry: name,
      file: head.file,
      sha256: hashOf(original.bytes),
      edits: original.edits,
      ...(collection === undefined ? {} : { collection }),
      ...(head.hidden === undefined ? {} : { hidden: true as const }),
    };
    // What is said of it is packed, too; this is more.
    const size = sizeOf(entry) + Buffer.byteLength(JSON.stringify(about)) + 64;
    if (size > most - ABOUT_COLLECTIONS) tooLarge.push(head.title);
    else packed.push({ entry, about, size });
  }
  const parts: ArchivePart[] = [];
  for (const held of inParts(packed, most - ABOUT_COLLECTIONS)) {
    const names = new Set(held.map(({ about }) => about.collection));
    const manifest: Manifest = {
      verbatim: "library",
      format: 1,
      articles: held.map(({ about }) => about),
      collections: collections
        .filter(({ name }) => names.has(name))
        .map(({ name, channels, roles }) => ({ name, channels: [...channels], roles: [...roles] })),
    };
    const entry = await packEntry({ name: MANIFEST, bytes: Buffer.from(JSON.stringify(manifest, null, 1)) });
    parts.push({ bytes: writeZip([entry, ...held.map((one) => one.entry)]), articles: held.length });
  }
  return { parts, tooLarge };
}

/** In order, as many together as fit into `most` bytes. */
function inParts<Item extends { readonly size: number }>(items: readonly Item[], most: number): Item[][] {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    if (item.size > room) {
      parts.push([]);
      room = most;
    }
    room -= item.size;
    parts.at(-1)?.push(item);
  }
  return parts;
}

/** What became of an article of an archive. */
export type Unpacked = { readonly file: string } & (
  | { readonly id: string }
  | Extract<Added, { readonly refused: string }>
);

/**
 * Adds the articles of an archive that `archiveLibrary` made, byte for byte, each to the collection that it was in: that
 * is begun with its audience where there is none of its name. Nobody sees an article before it is there.
 *
 * @param by a user's id
 * @throws ZipError where it is no such archive; nothing is added then
 */
export async function unpackLibrary(
  articles: ServerArticles,
  library: LibraryId,
  archive: Uint8Array,
  by: string,
  limits: ZipLimits,
): Promise<readonly Unpacked[]> {
  const entries = new Map((await readZip(archive, limits)).map(({ name, bytes }) => [name, bytes]));
  const manifest = readManifest(entries.get(MANIFEST));
  const unpacked: Unpacked[] = [];
  const files = manifest.articles.map((about) => {
    const bytes = entries.get(about.entry);
    if (bytes === undefined || hashOf(bytes) !== about.sha256)
      throw new ZipError(`${about.file} is not as it was when it was exported`);
    return { about, bytes };
  });
  for (const { about, bytes } of files) {
    const { file } = about;
    const collection =
      about.collection && (await collectionFor(articles, library, about.collection, manifest, by));
    const draft = await articles.draft(library, { name: file, bytes }, by);
    const stored =
      "refused" in draft ? draft : await keepAs(articles, library, draft, about.edits, collection, by);
    if ("id" in stored && about.hidden === true) await articles.hide(library, stored.id, true, by);
    unpacked.push("refused" in stored ? { file, ...stored } : { file, id: stored.id });
  }
  return unpacked;
}

async function keepAs(
  articles: ServerArticles,
  library: LibraryId,
  draft: VersionRef,
  edits: ManifestArticle["edits"],
  collection: string | undefined,
  by: string,
): Promise<Stored> {
  if (Object.keys(edits).length > 0) await articles.editAs(library, draft, knownEdits(edits), by);
  if (collection !== undefined)
    await articles.changeCollection(library, { do: "put", id: collection, articles: [draft.id] }, by);
  return articles.keep(library, draft, by);
}

/** The id of the collection of this name, which is begun where there is none; of one that cannot be, as of an unknown. */
async function collectionFor(
  articles: ServerArticles,
  library: LibraryId,
  name: string,
  { collections }: Manifest,
  by: string,
): Promise<string> {
  const before = (await articles.standing(library)).collections.find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (before !== undefined) return before.id;
  const known = collections.find((one) => one.name === name);
  const made = await articles.changeCollection(
    library,
    { do: "create", name, ...(known === undefined ? {} : { audience: known }) },
    by,
  );
  if ("refused" in made) throw new ZipError(`the collection ${name} cannot be begun`);
  return made.id;
}

function readManifest(bytes: Uint8Array | undefined): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(Buffer.from(bytes ?? []).toString("utf8")));
  } catch {
    throw new ZipError("it was not made by /library export");
  }
}

/** Without what is left out. */
function knownEdits(edits: ManifestArticle["edits"]): Edits {
  const given = Object.entries(edits).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
