import { expect, it } from "vitest";
import { prepareFor, readFile } from "../../src/articles/read-file.ts";

it("files of several formats can be prepared for at once", async () => {
  const files = [
    { file: "a.html", bytes: Buffer.from("<h1>Elms</h1><p>The town will plant elms.</p>") },
    { file: "b.md", bytes: Buffer.from("# Elms\n\nThe town will plant elms.") },
  ];
  await Promise.all(files.map(({ file }) => prepareFor(file)));
  expect(files.map((file) => readFile(file))).toMatchObject([{ title: "Elms" }, { title: "Elms" }]);
});
