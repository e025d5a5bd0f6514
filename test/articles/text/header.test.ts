import { describe, expect, it, test } from "vitest";
import { readMarkdown } from "../../../src/articles/formats/markdown.ts";
import { readArticle } from "../../../src/articles/read-article.ts";

const BODY = `The town will plant two hundred elms along the river this fall, the mayor said on Monday, to replace those that the beetle killed.

“It will look bare for a while,” she said.`;

function readHeader(header: string) {
  const article = readArticle("a.txt", `${header}\n\n${BODY}\n`);
  if ("reason" in article) throw new Error(article.reason);
  const { title, author, date, publication, paragraphs } = article;
  return { found: [title, author, date, publication], paragraphs: paragraphs.length };
}

const headers: [string, [string, string | null, string | null, string | null]][] = [
  ["Elms return", ["Elms return", null, null, null]],
  ["Elms return\nBy Ann Lee", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nBY ANN LEE", ["Elms return", "ANN LEE", null, null]],
  ["Elms return\nby Ann Lee", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\n\nAnn Lee\n4 May 2020", ["Elms return", "Ann Lee", "2020-05-04", null]],
  ["Elms return\n\n4 May 2020\n\nAnn Lee", ["Elms return", "Ann Lee", "2020-05-04", null]],
  ["Elms return\nAnn Lee and Bo de Vries", ["Elms return", "Ann Lee and Bo de Vries", null, null]],
  ["Elms return\nBy Ann Lee, Staff Writer", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nBy Ann Lee and Bo Roe, Staff Writers", ["Elms return", "Ann Lee and Bo Roe", null, null]],
  ["Elms return\nBy Ann Lee\nStaff Reporter", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nBy Ann Lee, The Elm Gazette", ["Elms return", "Ann Lee", null, "The Elm Gazette"]],
  ["Elms return\nBy ANN LEE Associated Press", ["Elms return", "ANN LEE", null, "Associated Press"]],
  [
    "Elms return\nBy Ann Lee | May 4, 2020 | The Elm Gazette",
    ["Elms return", "Ann Lee", "2020-05-04", "The Elm Gazette"],
  ],
  ["Elms return\nPosted on May 4, 2020 by Ann Lee", ["Elms return", "Ann Lee", "2020-05-04", null]],
  ["Elms return\nUpdated 5:02 p.m. May 4, 2020", ["Elms return", null, "2020-05-04", null]],
  [
    "The Elm Gazette\nMay 4, 2020\n\nElms return\nAnn Lee",
    ["Elms return", "Ann Lee", "2020-05-04", "The Elm Gazette"],
  ],
  ["Opinion\n\nElms return\n\nBy Ann Lee", ["Elms return", "Ann Lee", null, null]],
  [
    "Title: Elms return\nByline: By Ann Lee\nDate: 4.5.2020\nSource: The Elm Gazette",
    ["Elms return", "Ann Lee", "2020-05-04", "The Elm Gazette"],
  ],
  ["By the river, elms return\nBy Ann Lee", ["By the river, elms return", "Ann Lee", null, null]],
  [
    "Elms return in May 2020 after a year of waiting\nBy Ann Lee",
    ["Elms return in May 2020 after a year of waiting", "Ann Lee", null, null],
  ],
  [
    "What the elms of the valley tell us about the\nsummers to come\nBy Ann Lee",
    ["What the elms of the valley tell us about the summers to come", "Ann Lee", null, null],
  ],
  [
    "Elms return\nBy JANE LEE | Staff\nUpdated 4:15 p.m. ET, Thu March 4, 2021",
    ["Elms return", "JANE LEE", "2021-03-04", null],
  ],
  ["Elms return\nMarch 4, 2021 4:15 PM  Updated 2 years ago", ["Elms return", null, "2021-03-04", null]],
  [
    "Elms return\nPublished 9:00 a.m. ET March 4, 2021 | Updated 4:15 p.m. ET March 5, 2021",
    ["Elms return", null, "2021-03-04", null],
  ],
  ["Elms return\nUpdated March 5, 2021\nPublished March 4, 2021", ["Elms return", null, "2021-03-04", null]],
  ["Elms return\nUpdated 1422 GMT (2222 HKT) May 4, 2020", ["Elms return", null, "2020-05-04", null]],
  ["Elms return\nOpinion by Ann Lee\n3 hours ago", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nBy Science Reporter Ann Lee", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nBy Ann Lee, Staff Reporter", ["Elms return", "Ann Lee", null, null]],
  ["Elms return\nAnn Lee in Elmo\nMon 4 May 2020 06.00 BST", ["Elms return", "Ann Lee", "2020-05-04", null]],
  [
    "Elms return\nAnn Lee, Valley Times\nMay 4, 2020",
    ["Elms return", "Ann Lee", "2020-05-04", "Valley Times"],
  ],
  [
    "Elms return\nAnn Lee\nThe Elm Times\n\nMay 4, 2020",
    ["Elms return", "Ann Lee", "2020-05-04", "The Elm Times"],
  ],
  [
    "Elms return\nAnn Lee | The Elm Times | ann@elm.example",
    ["Elms return", "Ann Lee", null, "The Elm Times"],
  ],
  [
    "Elms return\nBy Ann Lee The Courier May 4, 2020",
    ["Elms return", "Ann Lee", "2020-05-04", "The Courier"],
  ],
  ["Elms return\nBy Ann Lee\nSpecial to The Courier", ["Elms return", "Ann Lee", null, "The Courier"]],
  [
    "The Elm Gazette          May 4, 2020\n\nElms return\nBy Ann Lee",
    ["Elms return", "Ann Lee", "2020-05-04", "The Elm Gazette"],
  ],
  [
    "THE ELM STAR\nVolume 12, Number 3\nMay 4, 2020\n\nELMS RETURN\nBy Ann Lee",
    ["ELMS RETURN", "Ann Lee", "2020-05-04", "THE ELM STAR"],
  ],
  ["ELMS RETURN TO\nMAIN STREET\nBy Ann Lee", ["ELMS RETURN TO MAIN STREET", "Ann Lee", null, null]],
  [
    "ELECTION 2020\nElms win the vote in Elmo\nBy Ann Lee",
    ["Elms win the vote in Elmo", "Ann Lee", null, null],
  ],
  ["OPINION | Editorials\nElms return\nBy Ann Lee", ["Elms return", "Ann Lee", null, null]],
  ["U.S.\nElms return\nBy Ann Lee", ["Elms return", "Ann Lee", null, null]],
  [
    "Elms return            www.elm.example\nBy Ann Lee      Monday, 4 May 2020",
    ["Elms return", "Ann Lee", "2020-05-04", null],
  ],
  ["Page 1 of 3\nElms return\nBy Ann Lee", ["Elms return", "Ann Lee", null, null]],
  [
    "FOR IMMEDIATE RELEASE\nContact: Ann Lee\nann@elm.example\n\nElms return\nMay 4, 2020",
    ["Elms return", null, "2020-05-04", null],
  ],
  ["Follow the money: elms return\nBy Ann Lee", ["Follow the money: elms return", "Ann Lee", null, null]],
  [
    "Elms return to the valley\nTown pays for two hundred\nBy Ann Lee",
    ["Elms return to the valley", "Ann Lee", null, null],
  ],
  [
    "Ulmen kehren zurück\nVon Anna Lehmann\nElmstadt, 4. Mai 2020, 16:15 Uhr",
    ["Ulmen kehren zurück", "Anna Lehmann", "2020-05-04", null],
  ],
  [
    "Les ormes reviennent\nPar Anne Leroy et Luc Petit - Publié le 04/05/2020 à 16h15, mis à jour le 05/05/2020 à 8h00",
    ["Les ormes reviennent", "Anne Leroy et Luc Petit", "2020-05-04", null],
  ],
  [
    "Les ormes reviennent\nAFP, publié le lundi 4 mai 2020 à 08h30",
    ["Les ormes reviennent", null, "2020-05-04", "AFP"],
  ],
  [
    "Vuelven los olmos\nPor Ana Luna\nSevilla - 4 may 2020 - 18:45 CEST",
    ["Vuelven los olmos", "Ana Luna", "2020-05-04", null],
  ],
];

const markdown: [string, (string | null)[]][] = [
  ["# Elms return", ["Elms return", null, null]],
  ["Elms return\n===\n\nBy Ann Lee  \nMay 4, 2020", ["Elms return", "Ann Lee", "2020-05-04"]],
  ["Elms return\nBy Ann Lee\nMay 4, 2020", ["Elms return", "Ann Lee", "2020-05-04"]],
  [
    "### LOCAL NEWS\n\n# Elms return\n\n**By Ann Lee** | *May 4, 2020*",
    ["Elms return", "Ann Lee", "2020-05-04"],
  ],
  ["#\n\nBy Ann Lee", ["a", "Ann Lee", null]],
  ["# Elms return\n\n*Interview: Ann Lee*", ["Elms return", "Ann Lee", null]],
];

describe("the lines above a Markdown text", () => {
  test.each(markdown)("%j", (header, found) => {
    const article = readArticle("a.md", `${header}\n\n${BODY}\n`, { markdown: readMarkdown });
    if ("reason" in article) throw new Error(article.reason);
    expect([article.title, article.author, article.date]).toEqual(found);
    expect(article.paragraphs).toHaveLength(2);
  });
});

describe("the lines above a plain text", () => {
  test.each(headers)("%j", (header, found) => expect(readHeader(header)).toEqual({ found, paragraphs: 2 }));

  it("names an article without a title after its file", () => {
    expect(readArticle("news/elm_trees-2020.txt", BODY)).toMatchObject({
      title: "elm trees 2020",
      id: "news-elm-trees-2020",
    });
  });

  it.each([
    ["Elms return to the valley.\n\nLETTERS.\n\n", "Elms return to the valley."],
    [
      "Elms return to the valley;\nThe beetle may follow them by summer.\n\n",
      "Elms return to the valley; The beetle may follow them by summer.",
    ],
  ])("takes a title that ends like a sentence, where plainly longer text follows: %j", (header, title) => {
    expect(readArticle("a.txt", `${header}${BODY}\n`)).toMatchObject({ title });
  });

  it("never takes a short first paragraph for more than a title", () => {
    const article = readArticle(
      "a.txt",
      "“We are done,” he said.\n\nThen he left the room and the building, and nobody has seen him since that day in May.",
    );
    expect(article).toMatchObject({ title: "a", paragraphs: [{ text: "“We are done,” he said." }, {}] });
  });
});

it.each([
  [
    "English",
    "The harbour board voted on Monday night to keep the old ferry running until spring, ending a dispute that had divided the island.\n\nAbout two hundred people filled the school for the vote, and it came after four hours of testimony.",
  ],
  [
    "Chinese",
    "镇议会星期一晚上投票决定，旧渡轮将继续航行到春天，结束了岛上一年多的争论。\n\n大约两百人坐满了学校的体育馆。渔民、教师和护士在投票前发言了四个小时。",
  ],
])("the first sentence of a text without header stays text, in %s", (_, text) => {
  const article = readArticle("old_ferry.txt", text);
  expect(article).toMatchObject({ title: "old ferry" });
  expect("paragraphs" in article && article.paragraphs.map((paragraph) => paragraph.text).join("\n\n")).toBe(
    text,
  );
});
