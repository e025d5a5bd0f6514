/**
 * What is limited of a library. `fileBytes` is a file's size, `bytes` that of all that is served, both in bytes;
 * `additions` are articles and versions that are added within an hour; `drafts` is the size of all drafts, in bytes.
 */
export type Limit = "articles" | "bytes" | "fileBytes" | "additions" | "drafts";

/** How much a library holds. */
export type Limits = Readonly<Record<Limit, number>>;

/**
 * What a server may add. Chosen so that a library can be read and indexed anew within seconds: 500 articles of the
 * press, with room for long ones. A whole library can be brought back within an hour.
 */
export const serverLimits: Limits = {
  articles: 500,
  bytes: 50 * 1024 * 1024,
  fileBytes: 10 * 1024 * 1024,
  additions: 600,
  drafts: 50 * 1024 * 1024,
};
