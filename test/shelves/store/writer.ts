/**
 * A process that changes a library without a pause until it is killed, and says what was confirmed: one line of JSON
 * each, short enough to be written as a whole or not at all. `node --import tsx writer.ts SETTINGS LIBRARY`
 */
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { hashOf, makeUpload } from "./uploads.ts";

const [settings = "{}", library = ""] = process.argv.slice(2);
const limits = { articles: 1e6, bytes: 1e12, fileBytes: 1e9, additions: 1e9, drafts: 1e12 };
const store = await openStore(JSON.parse(settings), { log: { warn: () => {} }, limits });
const say = (line: object) =>
  new Promise((resolve) => process.stdout.write(`${JSON.stringify(line)}\n`, resolve));
await say({ open: true });
for (let n = 1; ; n++) {
  const text = `${process.pid} ${n} ${"word ".repeat((n * 7_919) % 20_000)}`;
  const added = await store.draft(library, makeUpload("an article", text), "1");
  if ("refused" in added) throw new Error(added.refused);
  await say({ id: added.id, version: 1, hash: hashOf(Buffer.from(text)) });
  const kept = await store.keep(library, added, "1");
  if ("refused" in kept) throw new Error(kept.refused);
  await say({ id: added.id, version: 1, hash: hashOf(Buffer.from(text)), isServed: true });
  const replaced = await store.put(library, makeUpload("an article", `${text} anew`), "2", added.id);
  if ("refused" in replaced) throw new Error(replaced.refused);
  await say({ id: added.id, version: 2, hash: hashOf(Buffer.from(`${text} anew`)) });
  await store.remove(library, added.id, "3");
  await say({ id: added.id, isRemoved: true });
}
