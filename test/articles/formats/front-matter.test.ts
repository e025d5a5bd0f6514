import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../../src/articles/formats/front-matter.ts";
import { readArticle } from "../../../src/articles/read-article.ts";

const text = "The ferry sails at nine every morning from the old pier, and it takes forty minutes to cross.";

/** What is known of a text below a head, and what was said of the head. */
function read(head: string) {
  const article = readArticle("a.txt", `${head}\n\n${text}\n`);
  if ("reason" in article) throw new Error(article.reason);
  expect(article.paragraphs.map((paragraph) => paragraph.text)).toEqual([text]);
  const { title, author, date, repairs } = article;
  return { title, author, date, said: repairs.map(({ reason }) => reason) };
}

const broken = expect.stringMatching(/no YAML, read line by line \(/);

/** Twelve levels of a list of nine times the list before. */
const bomb = Array.from(
  { length: 12 },
  (_, i) =>
    `k${i}: &k${i} [${Array(9)
      .fill(i === 0 ? "a" : `*k${i - 1}`)
      .join(", ")}]`,
).join("\n");

describe("front matter", () => {
  it.each<[string, string, object]>([
    [
      "of YAML",
      "---\ntitle: Ferry\nauthor: [Ann Lee, Bob Hale]\n---",
      { title: "Ferry", author: "Ann Lee, Bob Hale", said: [] },
    ],
    [
      "with a colon in a value",
      "---\ntitle: Choose tools: a manifesto\ndate: 2023-08-27\n---",
      { title: "Choose tools: a manifesto", date: "2023-08-27", said: [broken] },
    ],
    [
      "with an @",
      "---\ntitle: Ferry\nauthor: @annlee\n---",
      { title: "Ferry", author: "@annlee", said: [broken] },
    ],
    [
      "with a bracket",
      "---\ntitle: [Draft] Ferry news\n---",
      { title: "[Draft] Ferry news", said: [broken] },
    ],
    ["with emphasis", "---\ntitle: *Starred* ferry\n---", { title: "Starred ferry", said: [broken] }],
    ["with one key twice", "---\ntitle: Ferry\ntags: a\ntags: b\n---", { title: "Ferry", said: [broken] }],
    [
      "indented with tabs",
      "---\ntitle: Ferry\nauthors:\n\t- Ann Lee\n\t- Bob Hale\n---",
      { title: "Ferry", author: "Ann Lee, Bob Hale", said: [broken] },
    ],
    [
      "with an open string",
      '---\ntitle: "Ferry\nauthor: Ann Lee\n---',
      { author: "Ann Lee", said: [broken] },
    ],
    [
      "that is never closed",
      "---\ntitle: Ferry\nauthor: Ann Lee",
      { title: "Ferry", author: "Ann Lee", said: ["front matter that is never closed"] },
    ],
    [
      "nested too deeply",
      `---\ntitle: Ferry\na: ${"[".repeat(300)}\n---`,
      { title: "Ferry", said: [broken] },
    ],
    [
      "of lists in lists",
      `---\ntitle: Ferry\na:\n  ${"- ".repeat(3_000)}x\n---`,
      { title: "Ferry", said: [broken] },
    ],
    ["that names itself again and again", `---\ntitle: Ferry\n${bomb}\n---`, { title: "Ferry" }],
    [
      "with links of Obsidian",
      '---\ntitle: Ferry\nauthor:\n  - "[[Ann Lee]]"\n---',
      { author: "Ann Lee", said: [] },
    ],
    [
      "of TOML",
      '+++\ntitle = "Ferry"\ndate = 2024-03-05T10:00:00Z\nauthors = ["Ann Lee", "Bob Hale"]\n[params]\nauthor = "Nobody"\n+++',
      { title: "Ferry", date: "2024-03-05", author: "Ann Lee, Bob Hale", said: [] },
    ],
    [
      "of JSON",
      '{\n"title": "Ferry",\n"date": "2024-03-05"\n}',
      { title: "Ferry", date: "2024-03-05", said: [] },
    ],
    [
      "of Pandoc",
      "% The ferry\n  stays\n% Ann Lee; Bob Hale\n% March 5, 2024",
      { title: "The ferry stays", author: "Ann Lee, Bob Hale", date: "2024-03-05", said: [] },
    ],
  ])("%s is read", (_, head, known) => {
    expect(read(head)).toMatchObject(known);
  });

  it.each([
    ["a rule above a text", "---\n\nThe ferry: it sails at nine.\n"],
    ["a text that begins with a brace", "{\nnot: json\n}\n"],
    ["a comparison", "+++\nfaster: that is all\n+++\n"],
  ])("is not %s", (_, head) => {
    expect(readFrontMatter(`${head}\n${text}`)).toBeNull();
  });

  it("leaves out nothing but what it is", () => {
    const whole = `---\ntitle: Ferry\n---\n${text}`;
    expect(whole.slice(readFrontMatter(whole)?.end).trim()).toBe(text);
  });
});

describe("a file's name", () => {
  it.each([
    ["2024-03-05-ferry-stays.txt", "ferry stays", "2024-03-05"],
    ["notes/2024-03-05 Ferry.txt", "Ferry", "2024-03-05"],
    ["2024-03-05.txt", "2024 03 05", null],
    ["ferry-2024.txt", "ferry 2024", null],
  ])("%s gives title and date", (file, title, date) => {
    expect(readArticle(file, text)).toMatchObject({ title, date });
  });
});
