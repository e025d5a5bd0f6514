import { describe, expect, test } from "vitest";
import { readArguments, UsageError } from "../../src/doors/terminal-arguments.ts";

const nothing = {
  question: undefined,
  articles: undefined,
  server: undefined,
  article: undefined,
  limit: 3,
  json: false,
  yes: false,
};

const understood: [string[], object][] = [
  [[], {}],
  [["how many elms?"], { question: "how many elms?" }],
  [["--json", "how many elms?"], { json: true, question: "how many elms?" }],
  [["how many elms?", "--json"], { json: true, question: "how many elms?" }],
  [
    ["--articles", "my news", "--article=Elms return", "elms"],
    { articles: "my news", article: "Elms return", question: "elms" },
  ],
  [["--server", "200000000000000001", "elms"], { server: "200000000000000001", question: "elms" }],
  [["--limit", "1000000", "elms"], { limit: 1_000_000, question: "elms" }],
  [["--who planted them?"], { question: "--who planted them?" }],
  [["-- who planted them?", "--json"], { question: "-- who planted them?", json: true }],
  [["--json", "--", "--limit"], { question: "--limit", json: true }],
  [["--json", ""], { question: "", json: true }],
];

const refused: [string[], RegExp][] = [
  [["--jsonn", "elms"], /--jsonn/],
  [["-x"], /-x/],
  [["--json"], /needs a question/],
  [["how", "many"], /quotation marks/],
  [["--articles"], /--articles/],
  [["--articles", "", "elms"], /needs a folder/],
  [["--server", "my server", "elms"], /needs the id of a server/],
  [["--json=yes", "elms"], /--json/],
  ...["0", "-1", "1.5", "many", "1e400", ""].map((limit): [string[], RegExp] => [
    [`--limit=${limit}`, "elms"],
    /--limit/,
  ]),
];

describe("the arguments of npm run ask", () => {
  test.each(understood)("%j are understood", (args, expected) => {
    expect(readArguments(args)).toEqual({ ...nothing, ...expected });
  });

  test.each(refused)("%j are wrong usage", (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(message);
  });
});
