import iconv from "iconv-lite";
import { describe, expect, it, test } from "vitest";
import { declaredCharset, decode } from "../../../src/articles/formats/decode.ts";

const TEXT = "Zoë’s café – “closed” on Monday, €5 a cup.\nNobody knew why it had to be.\n";

describe("decode", () => {
  test.each(["utf-8", "windows-1252", "utf-16le", "utf-16be"])("reads %s", (encoding) => {
    expect(decode(iconv.encode(TEXT, encoding))).toEqual({ text: TEXT });
  });

  test.each(["utf-8", "utf-16le", "utf-16be", "utf-32le"])(
    "leaves out the byte order mark of %s",
    (encoding) => {
      expect(decode(iconv.encode(TEXT, encoding, { addBOM: true }))).toEqual({ text: TEXT });
    },
  );

  it("uses the charset that a page declares", () => {
    const text = "Привет, мир. Это статья.";
    expect(decode(iconv.encode(text, "windows-1251"), "windows-1251")).toEqual({ text });
  });

  it("takes Latin-1 to mean Windows-1252, as browsers do", () => {
    expect(decode(iconv.encode(TEXT, "windows-1252"), "iso-8859-1")).toEqual({ text: TEXT });
  });

  const declarations: [string, string][] = [
    ['<meta charset="shift_jis">', "shift_jis"],
    ["<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251"],
    ['<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"],
  ];
  test.each(declarations)("finds the charset that %s declares", (html, charset) => {
    expect(declaredCharset(Buffer.from(html))).toBe(charset);
  });

  const bad: [string, Uint8Array, RegExp][] = [
    ["nothing", Buffer.from(""), /is empty/],
    ["white space", Buffer.from(" \n\t\n"), /is empty/],
    ["a PDF under another name", Buffer.from("%PDF-1.7\n…"), /is a PDF/],
    ["a Word file under another name", Buffer.from("PK\u0003\u0004…"), /Word/],
    ["zeros", Buffer.alloc(100), /binary/],
    ["control characters", Buffer.from(`${"\u0001\u0002ab".repeat(50)}`), /binary/],
    [
      "UTF-8 with a broken byte",
      Buffer.concat([Buffer.from("Zoë’s "), Buffer.from([0xff]), Buffer.from(" café")]),
      /not valid UTF-8 \(at byte 9\)/,
    ],
    [
      "UTF-8 cut off inside a character",
      Buffer.from("A long text, Zoë’s").subarray(0, 18),
      /not valid UTF-8/,
    ],
    ["Shift-JIS", iconv.encode("東京は雨です。明日は晴れです。", "shift_jis"), /not valid UTF-8/],
  ];
  test.each(bad)("refuses %s", (_, bytes, reason) => {
    expect(decode(bytes)).toEqual({ reason: expect.stringMatching(reason) });
  });
});
