import { describe, expect, it } from "vitest";
import { createFileReader } from "../../src/articles/read-files.ts";

const fileOf = (file: string, text: string) => ({ file, bytes: Buffer.from(text) });

describe("a reader of files that lie in no folder", () => {
  it("gives an article with what it comes to, or why there is none, and goes on after it was closed", async () => {
    const reader = createFileReader();
    const [ferry, empty, zip] = await Promise.all([
      reader.read(fileOf("ferry.txt", "The ferry\n\nThe ferry costs 30 crowns.\n")),
      reader.read(fileOf("empty.txt", "")),
      reader.read(fileOf("ferry.zip", "PK")),
    ]);
    expect(ferry).toMatchObject({
      summary: { title: "The ferry", paragraphs: 1, runs: ["The ferry costs 30 crowns."] },
    });
    expect(JSON.parse(Buffer.from("json" in ferry ? ferry.json : []).toString())).toMatchObject({
      title: "The ferry",
    });
    expect([empty, zip]).toEqual([
      { file: "empty.txt", reason: expect.any(String) },
      { file: "ferry.zip", reason: expect.stringContaining("format that is not read") },
    ]);
    await reader.close();
    expect(await reader.read(fileOf("mill.txt", "The mill\n\nIt burned.\n"))).toMatchObject({
      summary: { title: "The mill" },
    });
    await reader.close();
  });

  it("says so where a file takes too long", async () => {
    const reader = createFileReader({ timeLimit: 1 });
    const long = fileOf("long.txt", `Long\n\n${"“It is so,” said Ida Roe. ".repeat(20_000)}`);
    expect(await reader.read(long)).toMatchObject({ reason: expect.stringContaining("took longer than") });
    await reader.close();
  });
});
