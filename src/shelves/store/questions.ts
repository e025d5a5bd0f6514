import type { Kysely, Transaction } from "kysely";
import type { LogQuery, QuestionPage, UnansweredQuestion } from "./article-store.ts";
import type { Tables } from "./tables.ts";

/** So many are kept of a library: those that were asked last. */
export const MOST_QUESTIONS = 1_000;

/** For so long a question is kept after it was asked last, in ms: 90 days. */
const QUESTIONS_KEPT = 90 * 24 * 3_600_000;

/** Counts a question that found no answer, and lets go what is too much. */
export async function noteQuestion(
  transaction: Transaction<Tables>,
  library: string,
  { id, question, kind }: Pick<UnansweredQuestion, "id" | "question" | "kind">,
): Promise<void> {
  const last_at = Date.now();
  await transaction
    .insertInto("questions")
    .values({ library, id, question, kind, count: 1, last_at })
    .onConflict((conflict) =>
      conflict.columns(["library", "id"]).doUpdateSet((row) => ({
        question,
        kind,
        count: row("questions.count", "+", 1),
        last_at,
      })),
    )
    .execute();
  const tooMany = transaction
    .selectFrom("questions")
    .select("id")
    .where("library", "=", library)
    .orderBy("last_at", "desc")
    .orderBy("id")
    .limit(MOST_QUESTIONS)
    .offset(MOST_QUESTIONS);
  await transaction
    .deleteFrom("questions")
    .where("library", "=", library)
    .where("id", "in", tooMany)
    .execute();
}

/** A part of the questions, those first that were asked most, and of these the last. */
export async function readQuestions(
  database: Kysely<Tables>,
  library: string,
  { offset, limit }: LogQuery,
): Promise<QuestionPage> {
  const kept = database
    .selectFrom("questions")
    .where("library", "=", library)
    .where("last_at", ">", Date.now() - QUESTIONS_KEPT);
  const { total } = await kept
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await kept
    .select(["id", "question", "kind", "count", "last_at"])
    .orderBy("count", "desc")
    .orderBy("last_at", "desc")
    .orderBy("id")
    .offset(offset)
    .limit(limit)
    .execute();
  const questions = rows.map(({ id, question, kind, count, last_at }) => ({
    id,
    question,
    kind: kind === "near" ? ("near" as const) : ("nothing" as const),
    count,
    lastAt: last_at,
  }));
  return { questions, total };
}

/** Deletes the questions with these ids, or all. */
export async function deleteQuestions(
  transaction: Transaction<Tables>,
  library: string,
  ids?: readonly string[],
): Promise<void> {
  const all = transaction.deleteFrom("questions").where("library", "=", library);
  if (ids === undefined) await all.execute();
  else if (ids.length > 0) await all.where("id", "in", ids).execute();
}

/** Deletes what has had its time, of all libraries. */
export async function purgeQuestions(database: Kysely<Tables>): Promise<void> {
  await database
    .deleteFrom("questions")
    .where("last_at", "<=", Date.now() - QUESTIONS_KEPT)
    .execute();
}
