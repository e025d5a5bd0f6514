/**
 * Writes `expected.json` beside each `fixtures/NAME/source.*`:  npx tsx test/articles/write-expected.ts [NAME …]
 * Without names it writes those that are missing. Read what it wrote before you commit it: it is what the loader
 * does, not what it should do.
 */
import { existsSync, writeFileSync } from "node:fs";
import { caseNames, describeCase, expectedPath } from "./cases.ts";

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : caseNames().filter((each) => !existsSync(expectedPath(each)))) {
  writeFileSync(expectedPath(name), `${JSON.stringify(describeCase(name), null, 2)}\n`);
}
