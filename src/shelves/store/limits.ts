/**
 * What is limited of a library. `fileBytes` is a file's size, `bytes` that of all that is served, both in bytes;
 * `fileParagraphs` and `paragraphs` are how many an article and all that is served have; `additions` are articles and
 * versions that are added within an hour; `drafts` is the size of all drafts, `kept` that of all files, also of earlier
 * versions and of what was removed, in bytes.
 */
export const limitNames = [
  "fileBytes",
  "fileParagraphs",
  "articles",
  "bytes",
  "paragraphs",
  "additions",
  "drafts",
  "kept",
] as const;

/** One of them. */
export type Limit = (typeof limitNames)[number];

/** How much a library holds. */
export type Limits = Readonly<Record<Limit, number>>;

/**
 * What a server may add. Chosen so that a library can be read and indexed anew within seconds: 500 articles of the
 * press, with room for long ones. A whole library can be brought back within an hour. A paragraph takes 5 to 7 KB of
 * memory however short it is: a library has room for a hundred an article, and for half of what may be open at a time.
 * What is kept has room for three earlier versions of everything.
 */
export const serverLimits: Limits = {
  articles: 500,
  bytes: 50 * 1024 * 1024,
  fileBytes: 10 * 1024 * 1024,
  paragraphs: 50_000,
  fileParagraphs: 20_000,
  additions: 600,
  drafts: 50 * 1024 * 1024,
  kept: 200 * 1024 * 1024,
};
