import { describe, expect, it } from "vitest";
import { isShownIn, keyOf, outlookOf } from "../../src/shelves/views.ts";

const open = { id: "open", name: "Week 3", channels: [], roles: [] };
const byChannel = { id: "desk", name: "Desk", channels: ["editors"], roles: [] };
const byRole = { id: "board", name: "Board", channels: [], roles: ["director", "chair"] };
const byBoth = { id: "both", name: "Both", channels: ["editors"], roles: ["director"] };
const collections = [open, byChannel, byRole, byBoth];
const standing = { collections, rules: 7 };

describe("what is seen of a server's collections", () => {
  it.each([
    ["in any channel, by anybody", ["general"], [], []],
    ["in a channel that a collection names", ["editors"], [], ["both", "desk"]],
    ["in a thread of that channel", ["thread", "editors"], [], ["both", "desk"]],
    ["by who has a role, alone", ["general"], ["member", "director"], ["board", "both"]],
    ["by who has another of its roles, alone", ["general"], ["chair"], ["board"]],
    ["by who has a role, in the channel", ["editors"], ["director"], ["board", "both", "desk"]],
    ["nowhere in particular", [], [], []],
    ["where a role is called as a channel is", ["director"], ["editors"], []],
  ])("%s", (_, channelIds, roleIds, sees) => {
    expect(outlookOf(standing, true, { channelIds, roleIds })).toEqual({ house: true, sees, at: 7 });
  });

  it("is everything, whatever the rules' number, where every collection is for everybody", () => {
    const outlook = outlookOf({ collections: [open], rules: 7 }, false, { channelIds: [], roleIds: [] });
    expect(outlook).toEqual({ house: false, sees: [], at: 0 });
  });

  it.each([
    ["nothing but what is for everybody", [], [true, true, false, false, false]],
    ["a collection, too", ["desk"], [true, true, true, false, false]],
  ])("are %s; an unknown collection is not", (_, sees, shown) => {
    const articles = [
      {},
      { collection: "open" },
      { collection: "desk" },
      { collection: "board" },
      { collection: "new" },
    ];
    expect(articles.map(isShownIn(sees, collections))).toEqual(shown);
  });

  it("has a key that nothing else has", () => {
    const views = ["1", "2"].flatMap((library) =>
      [true, false].flatMap((house) =>
        [0, 7].flatMap((at) => [[], ["a"], ["a", "b"], ["b"]].map((sees) => ({ library, house, at, sees }))),
      ),
    );
    expect(new Set(views.map(keyOf)).size).toBe(views.length);
  });
});
