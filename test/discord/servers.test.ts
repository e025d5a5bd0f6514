import { describe, expect, it } from "vitest";
import { createServers, type Servers } from "../../src/discord/servers.ts";

describe("the only server that the bot is in", () => {
  it.each<[string, (servers: Servers) => void, string | undefined]>([
    ["is unknown at first", () => {}, undefined],
    ["is the one that READY lists", (it) => it.begin([0, 1], ["a"]), "a"],
    ["is none of two", (it) => it.begin([0, 1], ["a", "b"]), undefined],
    ["is unknown while a shard has not said what it has", (it) => it.begin([0, 2], ["a"]), undefined],
    [
      "is the one of all shards",
      (it) => {
        it.begin([0, 2], ["a"]);
        it.begin([1, 2], []);
      },
      "a",
    ],
    [
      "is none when another has come",
      (it) => {
        it.begin([0, 1], ["a"]);
        it.join(0, "b");
      },
      undefined,
    ],
    [
      "is the same when it can be reached again",
      (it) => {
        it.begin([0, 1], ["a"]);
        it.leave(0, { id: "a", unavailable: true });
        it.join(0, "a");
      },
      "a",
    ],
    [
      "is the one that is left",
      (it) => {
        it.begin([0, 1], ["a", "b"]);
        it.leave(0, { id: "b" });
      },
      "a",
    ],
    [
      "is none while the other has an outage",
      (it) => {
        it.begin([0, 1], ["a", "b"]);
        it.leave(0, { id: "b", unavailable: true });
      },
      undefined,
    ],
    [
      "is what a new session says, not the old one",
      (it) => {
        it.begin([0, 1], ["a", "b"]);
        it.begin([0, 1], ["a"]);
      },
      "a",
    ],
  ])("%s", (_, happen, only) => {
    const servers = createServers();
    happen(servers);
    expect(servers.only()).toBe(only);
  });
});
