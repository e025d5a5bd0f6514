import { expect, it } from "vitest";
import { createIsNew } from "../../src/discord/is-new.ts";

it("an id is new once, until so many others have come that it is forgotten", () => {
  const isNew = createIsNew(3);
  const isNewEach = (ids: string) => [...ids].map(isNew);
  expect(isNewEach("aabca")).toEqual([true, false, true, true, false]);
  // The fourth pushes the first out, and nothing else.
  expect(isNewEach("dbca")).toEqual([true, false, false, true]);
});
