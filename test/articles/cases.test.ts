import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { caseNames, describeCase, expectedPath } from "./cases.ts";

describe("readArticle", () => {
  test.each(caseNames())("reads %s as its expected.json says", (name) => {
    const expected: unknown = JSON.parse(readFileSync(expectedPath(name), "utf8"));
    expect(describeCase(name)).toEqual(expected);
  });
});
