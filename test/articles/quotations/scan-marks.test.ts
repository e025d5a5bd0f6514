import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markStyle, scanMarks } from "../../../src/articles/quotations/scan-marks.ts";

function found(text: string): string[] {
  return scanMarks(text, markStyle([text])).map(({ start, end }) => text.slice(start, end));
}

const rows: Readonly<Record<string, readonly (readonly [text: string, ...quotations: string[]])[]>> = {
  "pairs marks of every kind": [
    ["“We go,” said Vale.", "“We go,”"],
    ['"We go," said Vale. "Now."', '"We go,"', '"Now."'],
    ['“We go," said Vale.', '“We go,"'],
    ['"We go,” said Vale.', '"We go,”'],
    ["''We go,'' said Vale.", "''We go,''"],
    ["``We go,'' said Vale.", "``We go,''"],
    ["“We go,“ said Vale.", "“We go,“"],
    ["”We go,” said Vale.", "”We go,”"],
    ["„We go,“ said Vale.", "„We go,“"],
    ["«We go,» said Vale.", "«We go,»"],
    ['(" We go ") said Vale.', '" We go "'],
    ["Vale said—“we go”—and went.", "“we go”"],
  ],
  "knows the single marks of British papers from apostrophes": [
    ["‘We can’t go,’ said Vale.", "‘We can’t go,’"],
    ["'We can't go,' said Vale. 'It's late.'", "'We can't go,'", "'It's late.'"],
    ["‘The boys’ club won’t open,’ said Vale.", "‘The boys’ club won’t open,’"],
    ["‘He told me “go” and I went,’ said Vale.", "‘He told me “go” and I went,’"],
    ["‘We go. We stay. ‘You go,’ said Vale.", "‘We go. We stay.", "‘You go,’"],
    ["‘We go on and on.", "‘We go on and on."],
    ["The farmers’ union and the miners’ club met in the ’90s."],
    ["Rock ’n’ roll came in ’62 and the kids’ parents left."],
  ],
  "leaves nested quotations to the outer one": [
    ["“He said ‘go’ and I went,” said Vale.", "“He said ‘go’ and I went,”"],
    ["“He said “go” and I went,” said Vale.", "“He said “go” and I went,”"],
    ["''He said 'go','' said Vale.", "''He said 'go',''"],
    ["''He said 'go''' and went.", "''He said 'go'''"],
    ["““We go,” said Vale.", "““We go,”"],
  ],
  "takes inches and values of attributes for no marks": [
    ['The board is 5" wide and 6\'2" long.'],
    ['"A 6\'2" board," said Vale. "It fits."', '"A 6\'2" board,"', '"It fits."'],
    ['"I was 25," said Vale.', '"I was 25,"'],
    ['"I was 25" is a lie.', '"I was 25"'],
    ['<img alt="a dam"> stood there.'],
  ],
  "ends what is never closed": [
    ["“We go. The rain came.", "“We go. The rain came."],
    ["“We go. Vale said. “We stay,” he said.", "“We go. Vale said.", "“We stay,”"],
    ["He left.” “We stay,” said Vale.", "“We stay,”"],
    ['Odd " mark.'],
    ["”"],
    ["““””"],
  ],
};

describe.each(Object.entries(rows))("the scanner of marks %s", (_, cases) => {
  it.each(cases)("%s", (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("the scanner of marks", () => {
  const marks = fc.constantFrom('"', "“", "”", "'", "‘", "’", "''", "„", "«", "»", "`", "´");
  const pieces = fc.oneof(
    marks,
    fc.constantFrom(" ", ". ", ", ", "a", "Bo", "6'2", "’90s", "s’", "\n", "(", ")", "—"),
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

  it("returns spans in order that do not overlap and hold words", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("double" as const, "single" as const), (sample, style) => {
        let last = 0;
        for (const span of scanMarks(sample, style)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.innerStart).toBeGreaterThan(span.start);
          expect(span.innerEnd).toBeGreaterThan(span.innerStart);
          expect(span.end).toBeGreaterThanOrEqual(span.innerEnd);
          expect(span.end).toBeLessThanOrEqual(sample.length);
          expect(span.closed).toBe(span.end > span.innerEnd);
          last = span.end;
        }
      }),
      { numRuns: 200 },
    );
  });
});
