import { DiscordAPIError } from "discord.js";
import { expect, it } from "vitest";
import { createLog } from "../src/log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = "";
  write(
    createLog("info", {
      write(line) {
        lines += line;
      },
    }),
  );
  return lines;
}

it("the log shows what went wrong and where", () => {
  const line = JSON.parse(
    logged((log) => log.error({ err: new TypeError("no such page") }, "a call failed")),
  );
  expect(line).toMatchObject({ level: 50, msg: "a call failed", err: { message: "no such page" } });
  expect(line.err.stack).toContain("log.test.ts");
});

it("the log never shows a failed request's address and body, with a token and a question in them", () => {
  const body = { files: undefined, json: { content: "Who was on the pier?" } };
  const url = "https://discord.com/api/v10/webhooks/1/interaction-token/messages/@original";
  const error = new DiscordAPIError(
    { code: 10008, message: "Unknown Message" },
    10008,
    404,
    "PATCH",
    url,
    body,
  );
  const line = logged((log) => log.error({ err: error }, "went wrong"));
  expect(line).toContain("Unknown Message");
  expect(line).not.toMatch(/interaction-token|pier/);
});

it("the log never shows a token", () => {
  expect(logged((log) => log.info({ token: "s3cret", options: { token: "s3cret" } }, "x"))).not.toContain(
    "s3cret",
  );
});

it("the log keeps quiet about what is below its level", () => {
  expect(logged((log) => log.debug("a detail"))).toBe("");
});
