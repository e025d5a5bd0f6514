import { parseArgs } from "node:util";

/** How the command line is used, on one line. */
export const usage =
  'usage: npm run ask -- [--articles DIR] [--server ID] [--article NAME] [--limit N] [--json] [--yes] ["question"]   (without a question: a conversation)';

/** Wrong usage of the command line; exit code 2. */
export class UsageError extends Error {}

/** What the command line says. `limit` is the number of passages. */
export interface Arguments {
  readonly question: string | undefined;
  readonly articles: string | undefined;
  /** The id of a server, whose own articles are then seen. */
  readonly server: string | undefined;
  readonly article: string | undefined;
  readonly limit: number;
  readonly json: boolean;
  /** What is added is kept without a question. */
  readonly yes: boolean;
}

/**
 * Reads the arguments of `npm run ask`. An argument with white space in it is a question even where it begins with "--".
 *
 * @throws UsageError
 */
export function readArguments(args: string[]): Arguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new UsageError("put the question in quotation marks");
  if (values.articles === "") throw new UsageError("--articles needs a folder");
  if (values.server !== undefined && !/^\d{1,20}$/.test(values.server))
    throw new UsageError("--server needs the id of a server");
  const limit = values.limit === undefined ? 3 : Number(values.limit);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new UsageError("--limit takes a whole number of at least 1");
  if (values.json && positionals.length === 0) throw new UsageError("--json needs a question");
  return {
    question: positionals[0],
    articles: values.articles,
    server: values.server,
    article: values.article,
    limit,
    json: values.json,
    yes: values.yes,
  };
}

function parse(args: string[]) {
  // No option has white space before a value: "--who was it?" is a question.
  const isQuestion = (arg: string) => /^-[^=]*\s/.test(arg);
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const options = args.slice(0, end);
  return parseArgs({
    args: [
      ...options.filter((arg) => !isQuestion(arg)),
      "--",
      ...options.filter(isQuestion),
      ...args.slice(end + 1),
    ],
    allowPositionals: true,
    options: {
      articles: { type: "string" },
      server: { type: "string" },
      article: { type: "string" },
      limit: { type: "string" },
      json: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    },
  });
}
