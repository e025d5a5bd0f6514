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

/** Which words of the question what is put forward does not have; undefined where it has all. Not escaped. */
export function missingNote(answer: Answer, messages: Messages): string | undefined {
  return answer.kind === "found" && answer.missing.length > 0
    ? messages.answer.missing(listWords(answer.missing, messages))
    : undefined;
}

/** “one”, “two”: at most twelve, as they were typed. Not escaped. */
export function listWords(words: readonly string[], { answer }: Messages): string {
  return words
    .map((word) => answer.word(fitPlain(word, 60)))
    .slice(0, 12)
    .join(", ");
}
