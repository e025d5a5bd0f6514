import { config as readDotenv } from "dotenv";
import { z } from "zod";

const id = /^\d{17,20}$/;

/** A whole number between two, both included. */
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

/** Every setting, by its name in `.env`. This is the only list of them. */
const settings = {
  discordToken: { name: "DISCORD_TOKEN", schema: z.string().trim().min(1).optional() },
  /** The server that the bot is for: commands are registered there alone, and its managers may reindex. */
  guildId: {
    name: "GUILD_ID",
    schema: z.string().regex(id, "must be a server's id (17 to 20 digits)").optional(),
  },
  /** Users who may reindex wherever they are. */
  ownerIds: {
    name: "OWNER_IDS",
    schema: z
      .string()
      .default("")
      .transform((value): readonly string[] => value.split(/[\s,]+/).filter((part) => part !== ""))
      .refine(
        (ids) => ids.every((one) => id.test(one)),
        "must be Discord ids (17 to 20 digits), separated by commas",
      ),
  },
  /** Where the articles of `articlesDir` are seen. */
  houseShelf: {
    name: "HOUSE_SHELF",
    schema: z
      .enum(["everywhere", "home", "nowhere"], "must be everywhere, home or nowhere")
      .default("everywhere"),
  },
  articlesDir: { name: "ARTICLES_DIR", schema: z.string().default("seeds") },
  /** The folder of what the bot itself keeps: servers' articles, and what it has read. */
  dataDir: { name: "DATA_DIR", schema: z.string().default("data") },
  /** PostgreSQL for servers' articles, instead of a file in `dataDir`. */
  databaseUrl: {
    name: "DATABASE_URL",
    schema: z
      .string()
      .trim()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
      .optional(),
  },
  /** Bytes. */
  maxArticleBytes: {
    name: "MAX_ARTICLE_BYTES",
    schema: wholeNumber(1_024, 64 * 1024 * 1024).default(2 * 1024 * 1024),
  },
  /** Whether the network reads what the words find. */
  reader: { name: "READER", schema: z.enum(["on", "off"], "must be on or off").default("on") },
  /** Milliseconds that a question waits for the reader. */
  readerWaitMs: { name: "READER_WAIT_MS", schema: wholeNumber(0, 60_000).default(1_500) },
  logLevel: {
    name: "LOG_LEVEL",
    schema: z.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error").default("info"),
  },
  /** 0 takes a free one. */
  sandboxPort: { name: "SANDBOX_PORT", schema: wholeNumber(0, 65_535).default(0) },
} as const;

/** The settings of `.env`, checked. */
export type Config = {
  readonly [Key in keyof typeof settings]: z.output<(typeof settings)[Key]["schema"]>;
};

/** Names of all settings, for the tests of `.env.example` and README. */
export const settingNames: readonly string[] = Object.values(settings).map(({ name }) => name);

/** Bad configuration: the message lists every problem. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the environment (and `.env`, which does not override it). An empty value counts as not set.
 *
 * @param options.isServing where NODE_ENV is production, a missing token is then a problem, too: whoever deploys the
 * bot must not get a sandbox
 * @throws ConfigError that lists every problem
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = environmentWithDotenv(),
  { isServing = false }: { readonly isServing?: boolean } = {},
): Config {
  const read = Object.entries(settings).map(([key, { name, schema }]) => {
    const given = environment[name];
    return { key, name, result: schema.safeParse(given?.trim() === "" ? undefined : given) };
  });
  const problems = read.flatMap(({ name, result }) =>
    (result.error?.issues ?? []).map(({ message }) => `${name}: ${message}`),
  );
  const values = Object.fromEntries(read.map(({ key, result }) => [key, result.data])) as Config;
  if (isServing && environment["NODE_ENV"] === "production" && values.discordToken === undefined) {
    problems.push("DISCORD_TOKEN: must be given where NODE_ENV is production");
  }
  if (values.houseShelf === "home" && values.guildId === undefined) {
    problems.push("HOUSE_SHELF: must be everywhere or nowhere where GUILD_ID is not set");
  }
  if (problems.length > 0) {
    throw new ConfigError(
      `The settings have ${problems.length === 1 ? "a problem" : "problems"} (see .env.example):\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
  return values;
}

function environmentWithDotenv(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}
