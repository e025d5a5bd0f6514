import { config as readDotenv } from "dotenv";
import { z } from "zod";

const ids = z
  .string()
  .default("")
  .transform((value) => value.split(/[\s,]+/).filter((id) => id !== ""))
  .pipe(
    z.array(z.string().regex(/^\d{17,20}$/, "must be Discord ids (17 to 20 digits), separated by commas")),
  );

const settings = z.object({
  DISCORD_TOKEN: z.string().trim().min(1).optional(),
  GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, "must be a server's id (17 to 20 digits)")
    .optional(),
  OWNER_IDS: ids,
  ARTICLES_DIR: z.string().min(1).default("seeds"),
  MAX_ARTICLE_BYTES: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1_024, "must be at least 1024")
    .max(64 * 1024 * 1024, "must be at most 67108864")
    .default(2 * 1024 * 1024),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error").default("info"),
  SANDBOX_PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be at least 0")
    .max(65_535, "must be at most 65535")
    .default(0),
});

/** The settings of `.env`, checked. Sizes in bytes. */
export interface Config {
  readonly discordToken: string | undefined;
  readonly guildId: string | undefined;
  readonly ownerIds: readonly string[];
  readonly articlesDir: string;
  readonly maxArticleBytes: number;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Port of the sandbox; 0 takes a free one. */
  readonly sandboxPort: number;
}

/** Names of all settings, for the tests of `.env.example` and README. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** Bad configuration: the message lists every problem. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads the environment (and `.env`, which does not override it). An empty value counts as not set.
 * @throws ConfigError that lists every problem
 */
export function readConfig(environment: NodeJS.ProcessEnv = environmentWithDotenv()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
  const result = settings.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new ConfigError(
      `The settings have ${lines.length === 1 ? "a problem" : "problems"} (see .env.example):\n${lines.join("\n")}`,
    );
  }
  const value = result.data;
  return {
    discordToken: value.DISCORD_TOKEN,
    guildId: value.GUILD_ID,
    ownerIds: value.OWNER_IDS,
    articlesDir: value.ARTICLES_DIR,
    maxArticleBytes: value.MAX_ARTICLE_BYTES,
    logLevel: value.LOG_LEVEL,
    sandboxPort: value.SANDBOX_PORT,
  };
}

function environmentWithDotenv(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}
