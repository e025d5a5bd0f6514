import { createHash } from "node:crypto";
import type { Log } from "../log.ts";
import type { ServerArticles } from "./server-articles.ts";
import type { LibraryId, UnansweredQuestion } from "./store/article-store.ts";

/** A question that found no answer. */
export interface AskedQuestion extends Pick<UnansweredQuestion, "question" | "kind"> {
  /** The words that it turns on. Questions that turn on the same are one. */
  readonly words: readonly string[];
}

/** While so many wait for the database, further ones are let go: nothing is to pile up where it hangs. */
const MOST_WAITING = 200;

/** In UTF-16 units; what is longer is cut. */
const LONGEST = 300;

/**
 * Notes questions that found no answer, for who manages the server, and nothing about who asked. Nobody waits for it,
 * and what cannot be noted is let go.
 */
export class Unanswered {
  #articles: Pick<ServerArticles, "standing" | "noteQuestion">;
  #log: Pick<Log, "error">;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(articles: Pick<ServerArticles, "standing" | "noteQuestion">, log: Pick<Log, "error">) {
    this.#articles = articles;
    this.#log = log;
  }

  /** Notes a question that was asked in a server, if that keeps such questions. */
  note(library: LibraryId, asked: AskedQuestion): void {
    const question = withoutIds(asked.question).slice(0, LONGEST).trim();
    const id = idOf(asked);
    if (question === "" || id === undefined || this.#waiting >= MOST_WAITING) return;
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      try {
        const { settings } = await this.#articles.standing(library);
        if (settings.unanswered)
          await this.#articles.noteQuestion(library, { id, question, kind: asked.kind });
      } catch (error) {
        this.#log.error({ err: error, library }, "an unanswered question could not be noted");
      } finally {
        this.#waiting--;
      }
    });
  }

  /** Fulfilled when all is noted that was given until now. */
  settled(): Promise<void> {
    return this.#last;
  }
}

/** Mentions say who; what they are replaced by says that somebody stood there. */
function withoutIds(text: string): string {
  return text.replace(/<(?:@[!&]?|#)\d+>/g, "@…").replaceAll("\0", " ");
}

/** The same whatever the case, the accents, the marks and the order of the words; undefined where there are none. */
function idOf({ words, question }: AskedQuestion): string | undefined {
  const plain = (words.length > 0 ? words.join(" ") : question)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  const known = [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].sort();
  if (known.length === 0) return undefined;
  return createHash("sha256").update(known.join(" ")).digest("base64url").slice(0, 22);
}
