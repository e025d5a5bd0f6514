import type { Answer } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { fitPlain } from "./fit.ts";

/** That the speaker whose words were asked for is not quoted, or not on this. Not escaped. */
export function unsaidNote(answer: Answer, { answer: phrases }: Messages): string | undefined {
  if (answer.kind === "found" || answer.unsaid === undefined) return undefined;
  const { kind, speaker } = answer.unsaid;
  const name = fitPlain(speaker, 150);
  return kind === "unquoted" ? phrases.unquoted(name) : phrases.quotedElsewhere(name);
}
