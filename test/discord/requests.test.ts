import { describe, expect, it } from "vitest";
import { closedForGood, connectionError } from "../../src/discord/connection-error.ts";
import { failureOf, mayRepeat } from "../../src/discord/requests.ts";

describe("a failed request is repeated only where that cannot double anything", () => {
  it.each([
    ["a bad request", { status: 400 }, false, false],
    ["something unknown", { status: 404 }, false, false],
    ["something not allowed", { status: 403 }, false, false],
    ["an internal error", { status: 500 }, true, false],
    ["a service that is away", { status: 503 }, true, false],
    ["a gateway that does not know", { status: 502 }, true, false],
    ["a gateway that waited too long", { status: 504 }, true, false],
    ["a connection refused", { code: "ECONNREFUSED" }, true, true],
    ["a name not found", { code: "ENOTFOUND" }, true, true],
    ["a connection dropped", { code: "UND_ERR_SOCKET" }, true, false],
    ["a connection reset", { code: "ECONNRESET" }, true, false],
    ["an answer that did not come", { code: "AbortError" }, true, false],
  ])("%s", (_, failure, whenRepeatable, otherwise) => {
    expect(mayRepeat({ isRepeatable: true }, { reason: "", ...failure })).toBe(whenRepeatable);
    expect(mayRepeat({ isRepeatable: false }, { reason: "", ...failure })).toBe(otherwise);
  });
});

describe("what keeps the bot from Discord is told in one line that says what to do", () => {
  const withCode = (code: string) => Object.assign(new Error("getaddrinfo"), { code });
  it.each([
    ["no network", connectionError(withCode("ENOTFOUND")), /cannot be reached \(ENOTFOUND\).*network/],
    ["a refused connection", connectionError(withCode("ECONNREFUSED")), /cannot be reached/],
    ["a wrong token at login", connectionError(new Error("Authentication failed")), /token.*DISCORD_TOKEN/],
    ["a token reset later", closedForGood(4004), /token.*DISCORD_TOKEN/],
    ["intents at login", connectionError(new Error("Used disallowed intents")), /intents/],
    ["intents later", closedForGood(4014), /intents/],
    ["too many servers", closedForGood(4011), /Start again/],
    ["anything else", connectionError(new Error("a\n  b")), /^Logging in to Discord failed: a b$/],
  ])("%s", (_, error, message) => {
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
  });
});

it("what is no error is told as it is", () => {
  expect(failureOf("gone")).toEqual({ reason: "gone" });
});
