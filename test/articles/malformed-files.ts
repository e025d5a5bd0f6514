/** A file for the loader, and for a malformed one what its problem must say. */
export interface TestFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}
export interface MalformedFile extends TestFile {
  readonly reason: RegExp;
}

export function goodFiles(count: number): TestFile[] {
  const endings = ["txt", "md", "html", "txt"];
  return Array.from({ length: count }, (_, i) => {
    const ending = endings[i % endings.length] ?? "txt";
    const text = `Good news, number ${i}`;
    const body = `The town of Elmo has ${i + 2} bridges, the mayor said on Monday, and it will build another one next year.`;
    const content =
      ending === "html"
        ? `<h1>${text}</h1><p>${body}</p>`
        : ending === "md"
          ? `# ${text}\n\n${body}`
          : `${text}\n\n${body}`;
    return { file: `good/${String(i).padStart(2, "0")}.${ending}`, content };
  });
}

/** Files that are broken in every way the loader knows, each kind several times with other contents. */
export function malformedFiles(count: number): MalformedFile[] {
  return Array.from({ length: count }, (_, i) => {
    const make = kinds[i % kinds.length] ?? kinds[0];
    const round = Math.floor(i / kinds.length) + 1;
    const { ending, content, reason } = make(round);
    return { file: `bad/${String(i).padStart(2, "0")}.${ending}`, content, reason };
  });
}

interface Made {
  readonly ending: string;
  readonly content: string | Uint8Array;
  readonly reason: RegExp;
}
type Kind = (round: number) => Made;

const noise = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, i) => (i * i * 31 + i * 7 + seed * 13) & 0xff);
const make = (ending: string, content: string | Uint8Array, reason: RegExp): Made => ({
  ending,
  content,
  reason,
});

const kinds: readonly [Kind, ...Kind[]] = [
  () => make("txt", "", /is empty/),
  (n) => make("md", " \r\n\t".repeat(n), /is empty/),
  (n) => make("txt", noise(500 * n, n), /binary|UTF-8/),
  (n) => make("txt", Buffer.from(`%PDF-1.${n}\n%âãÏÓ`), /is a PDF/),
  (n) =>
    make(
      "txt",
      Buffer.concat([Buffer.from("Zoë’s café was “closed” "), Buffer.from([0xc3, 0x28, 0x80 + n])]),
      /not valid UTF-8/,
    ),
  (n) => make("txt", "x ".repeat(100_000 + n), /too large/),
  (n) => make("md", `---\ntitle: "never ${n}\nauthor: [a\n---\n`, /no text/),
  (n) => make("md", `${">".repeat(1000 * n)} deep`, /nested/),
  (n) => make("md", "[".repeat(20_000 * n), /nested/),
  (n) =>
    make("md", `${Array.from({ length: 100 + n }, (_, i) => `${"  ".repeat(i)}- x`).join("\n")}`, /nested/),
  (n) => make("md", `![only](a.jpg)\n\n---\n\n## Heading ${n}\n\n\`\`\`\ncode\n\`\`\`\n`, /no text/),
  (n) => make("html", `${"<div>".repeat(1000 * n)}deep`, /nested/),
  (n) =>
    make(
      "html",
      `<html><head><title>${n}</title><script>var x = 1;</script></head><body></body></html>`,
      /no text/,
    ),
  (n) => make("html", `<!doctype html><!-- ${n} -->`, /no text|empty/),
  (n) => make("txt", `\n\n***\n\n${n}\n\n---\n`, /no text/),
  (n) => make("docx", `PK ${n}`, /format that is not read/),
  (n) =>
    make(
      "txt",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(noise(101, n))]),
      /binary|UTF-8|no text/,
    ),
  (n) => make("md", "*a".repeat(3000 * n), /more than 2000 marks/),
];
