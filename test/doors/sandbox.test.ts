import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config.ts";
import { startSandbox } from "../../src/doors/sandbox.ts";

const failing = (code: string) => () => Promise.reject(Object.assign(new Error("no"), { code }));

describe("the sandbox that stands in for Discord", () => {
  it.each([
    "ERR_MODULE_NOT_FOUND",
    "ERR_UNKNOWN_FILE_EXTENSION",
    "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING",
  ])("where it is not installed (%s), what is missing and what to do is said", async (code) => {
    const starting = startSandbox(0, failing(code));
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/no DISCORD_TOKEN.*npm ci/);
  });

  it("that is broken is not called missing", async () => {
    await expect(startSandbox(0, failing("ERR_INTERNAL_ASSERTION"))).rejects.not.toThrow(ConfigError);
  });
});
