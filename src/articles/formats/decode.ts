import iconv from "iconv-lite";

/** A file's bytes as text, or the reason why they are not text. */
export type Decoded = { readonly text: string } | { readonly reason: string };

/**
 * Decodes UTF-8, UTF-16 (either order, with or without a byte order mark), UTF-32 with a mark, and otherwise
 * Windows-1252. `declared` is a charset that the file itself names (HTML); it is tried after UTF-8.
 * The byte order mark is not part of the text. Never throws.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return { reason: "is empty: put the article's text into it or remove it" };
  const known = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (known) return { reason: `is ${known[1]}, not text: copy the article's text into a .txt file` };

  const text = decodeText(bytes, declared);
  if (text === undefined)
    return {
      reason: `is not valid UTF-8 (${firstInvalid(bytes)}) and fits no other encoding: save it as UTF-8`,
    };
  if (text.trim() === "") return { reason: "is empty: put the article's text into it or remove it" };
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) controls += text.length;
    else if (code < 32 && !(code >= 9 && code <= 13)) controls++;
  }
  if (controls > text.length / 100)
    return { reason: "is a binary file, not text: save the article as text, or remove it" };
  return { text };
}

/** The charset that a page names in its first 2,048 bytes, or undefined. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  return /(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*["']?\s*([\w-]{1,40})/i.exec(head)?.[1];
}

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF"],
  [[0x50, 0x4b, 0x03, 0x04], "a Word document or a zip archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Word document"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "an RTF document"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture"],
  [[0xff, 0xd8, 0xff], "a picture"],
  [[0x47, 0x49, 0x46, 0x38], "a picture"],
  [[0x1f, 0x8b], "a compressed file"],
];

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe, 0x00, 0x00], "utf-32le"],
  [[0x00, 0x00, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

function decodeText(bytes: Uint8Array, declared: string | undefined): string | undefined {
  const mark = MARKS.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (mark) {
    const body = bytes.subarray(mark[0].length);
    if (mark[1].startsWith("utf-16") && body.length % 2 !== 0) return undefined;
    const text = mark[1] === "utf-8" ? decodeUtf8(body) : iconv.decode(Buffer.from(body), mark[1]);
    return text?.includes("\ufffd") ? undefined : text;
  }
  const wide = guessUtf16(bytes);
  if (wide) return iconv.decode(Buffer.from(bytes), wide);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  // Who says Latin-1 or ASCII means Windows-1252 (WHATWG, Encoding Standard, 4.2).
  const isWestern = declared !== undefined && /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(declared);
  if (declared && !isWestern && iconv.encodingExists(declared) && !/^utf-?(8|16|32)/i.test(declared)) {
    const text = iconv.decode(Buffer.from(bytes), declared);
    return text.includes("\ufffd") ? undefined : text;
  }
  const western = iconv.decode(Buffer.from(bytes), "windows-1252");
  return isPlausible(western) ? western : undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text in Latin letters as UTF-16 has a zero in every other byte, always on the same side. */
function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const seen = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < seen; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > seen * 0.2 && even < seen * 0.01) return "utf-16le";
  if (even > seen * 0.2 && odd < seen * 0.01) return "utf-16be";
  return undefined;
}

/** Whether text decoded as Windows-1252 reads like it: words with some accents, not UTF-8 or Shift-JIS misread. */
function isPlausible(text: string): boolean {
  let high = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return false;
    if (code > 0x7f) high++;
  }
  return high <= text.length * 0.25 && !/Ã[\u0080-\u00bf€‚-„†-•–—˜-™š›œž]|â€|[Ð-Ñ][\u0080-\u00bf]/.test(text);
}

function firstInvalid(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  // The decoder reports no position; a prefix that fails even when more may follow contains the bad byte.
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low >= bytes.length ? "it breaks off inside a character" : `at byte ${low}`;
}
