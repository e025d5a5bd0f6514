import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

function run(command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile("bash", ["-c", command, "bash", ...args], { cwd: root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const ASK = 'node .built/src/doors/terminal.js "$@"';

describe("npm run ask", () => {
  it("prints one JSON object and nothing else", async () => {
    const question = "How many people live on Gull Island?";
    const { code, out, err } = await run(ASK, "--json", "--limit", "1", question);
    expect([code, err]).toEqual([0, ""]);
    const answer: unknown = JSON.parse(out);
    expect(answer).toEqual({
      question,
      kind: "near",
      passages: [
        {
          articleId: "harbor-ferry",
          title: expect.any(String),
          author: expect.any(String),
          date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          publication: expect.any(String),
          url: expect.stringMatching(/^https:/),
          paragraph: expect.any(Number),
          paragraphs: expect.any(Number),
          text: expect.any(String),
          sentence: expect.any(String),
          score: expect.any(Number),
        },
      ],
      matched: expect.arrayContaining(["Island"]),
      missing: expect.any(Array),
    });
  });

  it("exits with 1 and one line when the folder is missing, with 2 for an article it does not have", async () => {
    const [missing, unknown] = await Promise.all([
      run(ASK, "--articles", "no-such-folder", "elms"),
      run(ASK, "--json", "--article", "Nowhere Gazette", "elms"),
    ]);
    expect(missing).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(/^[^\n]*does not exist[^\n]*\n$/),
    });
    expect(unknown).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(/^[^\n]*Nowhere Gazette[^\n]*usage: [^\n]*\n$/),
    });
  });

  it("says nothing when its reader has gone", async () => {
    expect(await run(`set -o pipefail; ${ASK} | true`, "--json", "elms")).toEqual({
      code: 0,
      out: "",
      err: "",
    });
  });

  it("adds to a server's library what is piped into it", async () => {
    const lines =
      '/library add "$DIR/ferry.txt"\n/press keep\n/library add "$DIR/mill.txt"\n/press 3\n/library list';
    const { code, out } = await run(
      `DIR=$(mktemp -d); trap 'rm -r "$DIR"' EXIT; export DATA_DIR="$DIR/data" READER=off
       printf 'The ferry\n\nIt costs 30 crowns.\n' > "$DIR/ferry.txt"
       printf 'The mill\n\nIt burned down.\n' > "$DIR/mill.txt"
       printf "${lines.replaceAll('"', "")}" | ${ASK}`,
      "--server",
      "200000000000000001",
    );
    expect(code).toBe(0);
    expect(out).toMatch(/\[1\] Keep[\s\S]*Added\.[\s\S]*Discarded\.[\s\S]*own articles: 1\n- \S*The ferry/);
  });
});
