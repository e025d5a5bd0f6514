/**
 * A process that changes a library without a pause until it is killed, and says what was confirmed: one line of JSON
 * each, short enough to be written as a whole or not at all. `node writer.mjs STORE SETTINGS LIBRARY`, where STORE is
 * the address of `open-store.js` as it was built: from TypeScript each start would take seconds.
 */
import { createHash } from "node:crypto";

const [built = "", settings = "{}", library = ""] = process.argv.slice(2);
const { openStore } = await import(built);
const hashOf = (text) => createHash("sha256").update(text).digest("base64url");
const makeUpload = (text) => ({
  file: "an article.txt",
  bytes: Buffer.from(text),
  reading: { parser: "parser-1", title: "an article", json: Buffer.from(JSON.stringify({ text })) },
});
const limits = { articles: 1e6, bytes: 1e12, fileBytes: 1e9, additions: 1e9, drafts: 1e12 };
const store = await openStore(JSON.parse(settings), { log: { warn: () => {} }, limits });
const say = (line) => new Promise((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, resolve));
await say({ open: true });
for (let n = 1; ; n++) {
  const text = `${process.pid} ${n} ${"word ".repeat((n * 7_919) % 20_000)}`;
  const added = await store.draft(library, makeUpload(text), "1");
  if ("refused" in added) throw new Error(added.refused);
  await say({ id: added.id, version: 1, hash: hashOf(text) });
  const kept = await store.keep(library, added, "1");
  if ("refused" in kept) throw new Error(kept.refused);
  await say({ id: added.id, version: 1, hash: hashOf(text), isServed: true });
  const replaced = await store.put(library, makeUpload(`${text} anew`), "2", added.id);
  if ("refused" in replaced) throw new Error(replaced.refused);
  await say({ id: added.id, version: 2, hash: hashOf(`${text} anew`) });
  await store.remove(library, added.id, "3");
  await say({ id: added.id, isRemoved: true });
}
