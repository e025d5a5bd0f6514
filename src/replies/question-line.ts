import { plainLine, unescapeText } from "./escape.ts";
import { fitStart } from "./fit.ts";
import type { Reply } from "./reply.ts";

/** The question as a quoted line, escaped, so that a button can read it back. */
export function questionLine(question: string): string {
  const line = plainLine(question);
  return line === "" ? "" : `> ${fitStart(line, 1_000)}`;
}

/** The question that an answer's message begins with. Undefined where there is none. */
export function readQuestion({ content }: Pick<Reply, "content">): string | undefined {
  const line = /^> (.*)$/m.exec(content ?? "")?.[1];
  return line === undefined ? undefined : unescapeText(line);
}

/** The same line as it stands in the message, escaped. */
export function questionOf({ content }: Pick<Reply, "content">): string | undefined {
  return /^> .*$/m.exec(content ?? "")?.[0];
}
