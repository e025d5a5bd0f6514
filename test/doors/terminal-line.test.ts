import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { parseLine } from "../../src/doors/terminal-line.ts";

const data = commands.map((command) => command.data);

describe("a line typed in the terminal", () => {
  const rows: readonly (readonly [line: string, options: Readonly<Record<string, string | boolean>>])[] = [
    ["who was it?", { question: "who was it?" }],
    ["/ask who was it?", { question: "who was it?" }],
    ["/ask question:who was it? article:flood", { question: "who was it?", article: "flood" }],
    [
      "/ask who was it? article:flood private:true",
      { question: "who was it?", article: "flood", private: true },
    ],
    ['/quotes speaker:"Ida Roe" about:port', { speaker: "Ida Roe", about: "port" }],
    ["/quotes about:“the old port” speaker:“Ida Roe”", { about: "the old port", speaker: "Ida Roe" }],
    ["/check quote “I will stay,” Roe said", { text: "“I will stay,” Roe said" }],
    ["/check quote text:“I will stay,” Roe said", { text: "“I will stay,” Roe said" }],
    ['/check quote text:"I will stay," Roe said', { text: '"I will stay," Roe said' }],
    ['/check quote text:"I will stay" article:flood', { text: "I will stay", article: "flood" }],
    ["/check quote “She said, ‘No,’ and left”", { text: "“She said, ‘No,’ and left”" }],
    ["/check quote Roe: we left at 9:30", { text: "Roe: we left at 9:30" }],
  ];
  it.each(rows)("%s", (line, options) => {
    expect(parseLine(line, data).options).toEqual(options);
  });

  it.each([
    ["/library", "add", {}, {}],
    ["/library list", "list", {}, {}],
    ["/library add file:news/elms.txt", "add", {}, { file: "news/elms.txt" }],
    ["/library add news/elms.txt", "add", {}, { file: "news/elms.txt" }],
    [
      '/library replace file:"my elms.txt" article:elms',
      "replace",
      { article: "elms" },
      { file: "my elms.txt" },
    ],
    ["/library remove The elms return", "remove", { article: "The elms return" }, {}],
    ["/check quote x", "quote", { text: "x" }, {}],
  ])("%s uses the subcommand %s", (line, subcommand, options, files) => {
    expect(parseLine(line, data)).toMatchObject({ subcommand, options, files });
  });
});
