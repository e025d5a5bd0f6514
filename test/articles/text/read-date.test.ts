import { describe, expect, test } from "vitest";
import { readDate } from "../../../src/articles/text/read-date.ts";

const dates: [string, string | null][] = [
  ["2021-03-04", "2021-03-04"],
  ["2021-03-04T23:30:00-08:00", "2021-03-04"],
  ["2021/3/4", "2021-03-04"],
  ["2021-03", "2021-03"],
  ["2021", "2021"],
  ["March 4, 2021", "2021-03-04"],
  ["MARCH 4, 2021", "2021-03-04"],
  ["Mar. 4, 2021", "2021-03-04"],
  ["Thursday, March 4th, 2021", "2021-03-04"],
  ["4 March 2021", "2021-03-04"],
  ["Published: March 4, 2021 4:15 p.m. ET", "2021-03-04"],
  ["Thu 4 Mar 2021 16.15 GMT", "2021-03-04"],
  ["March 2021", "2021-03"],
  ["3/4/2021", "2021-03-04"],
  ["13/4/2021", "2021-04-13"],
  ["Publié le 04/03/2021 à 14:20", "2021-03-04"],
  ["04/03/2021 16:15 GMT", "2021-03-04"],
  ["4.3.2021", "2021-03-04"],
  ["4. März 2021", "2021-03-04"],
  ["4 mars 2021", "2021-03-04"],
  ["4 de marzo de 2021", "2021-03-04"],
  ["31 February 2021", null],
  ["2021-13-40", null],
  ["Thursday", null],
  ["yesterday", null],
  ["1,900 people", null],
  ["", null],
];

describe("readDate", () => {
  test.each(dates)("reads %j as %j", (text, date) => expect(readDate(text)).toBe(date));
});
