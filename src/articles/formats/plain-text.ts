import { readBody } from "../text/body.ts";
import { readHeader } from "../text/header.ts";
import { readLines } from "../text/lines.ts";
import type { Metadata } from "../text/metadata.ts";
import { withSentences } from "../text/paragraphs.ts";
import type { FileContents } from "./file-contents.ts";

/**
 * Reads plain text from `from` on: the header's lines, then the paragraphs. `known` is what front matter has said.
 * The spans refer to the text as it is.
 */
export function readPlainText(text: string, from: number, known: Metadata): FileContents {
  const lines = readLines(text, from);
  const header = readHeader(lines, known);
  const { title, publication } = header.metadata;
  const dropped = header.drops.map(({ span }) => text.slice(span.start, span.end));
  const body = readBody(
    lines.slice(header.length),
    [title, publication, ...dropped].filter((head) => head !== null),
    header.metadata.author,
  );
  return {
    metadata: header.metadata,
    source: text,
    extracted: false,
    paragraphs: withSentences(body.paragraphs),
    repairs: [...header.drops, ...body.repairs],
  };
}
