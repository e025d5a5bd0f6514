/**
 * A process that changes a library without a pause until it is killed, and says what was confirmed: one line of JSON
 * each. `node --import tsx writer.ts SETTINGS LIBRARY`
 */
import { writeSync } from "node:fs";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { makeUpload } from "./uploads.ts";

const [settings = "{}", library = ""] = process.argv.slice(2);
const store = await openStore(JSON.parse(settings), { log: { warn: () => {} } });
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);
say({ open: true });
for (let n = 1; ; n++) {
  const text = `${process.pid} ${n} ${"word ".repeat((n * 7_919) % 20_000)}`;
  const added = await store.put(library, makeUpload("an article", text), "1");
  if ("refused" in added) throw new Error(added.refused);
  say({ id: added.id, version: 1, text });
  const replaced = await store.put(library, makeUpload("an article", `${text} anew`), "2", added.id);
  if ("refused" in replaced) throw new Error(replaced.refused);
  say({ id: added.id, version: 2, text: `${text} anew` });
  await store.remove(library, added.id, "3");
  say({ id: added.id, isRemoved: true });
}
