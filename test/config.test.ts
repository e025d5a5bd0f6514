import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

describe("the settings", () => {
  it("all have a default that runs the sandbox on the articles that come along", () => {
    expect(readConfig({})).toEqual({
      discordToken: undefined,
      guildId: undefined,
      ownerIds: [],
      articlesDir: "seeds",
      houseShelf: "everywhere",
      maxArticleBytes: 2_097_152,
      dataDir: "data",
      databaseUrl: undefined,
      reader: "on",
      readerWaitMs: 1_500,
      logLevel: "info",
      sandboxPort: 0,
    });
  });

  it("are read from the environment", () => {
    expect(
      readConfig({
        DISCORD_TOKEN: " a.b.c ",
        GUILD_ID: "123456789012345678",
        OWNER_IDS: "123456789012345678, 123456789012345679",
        ARTICLES_DIR: "texts",
        HOUSE_SHELF: "home",
        MAX_ARTICLE_BYTES: "4096",
        DATA_DIR: "kept",
        DATABASE_URL: "postgresql://verbatim@db/articles",
        LOG_LEVEL: "debug",
        SANDBOX_PORT: "8080",
      }),
    ).toEqual({
      discordToken: "a.b.c",
      guildId: "123456789012345678",
      ownerIds: ["123456789012345678", "123456789012345679"],
      articlesDir: "texts",
      houseShelf: "home",
      maxArticleBytes: 4_096,
      dataDir: "kept",
      databaseUrl: "postgresql://verbatim@db/articles",
      reader: "on",
      readerWaitMs: 1_500,
      logLevel: "debug",
      sandboxPort: 8_080,
    });
  });

  it("count as not given where they are empty, as they stand in .env.example", () => {
    expect(readConfig({ DISCORD_TOKEN: "", GUILD_ID: " ", OWNER_IDS: "", SANDBOX_PORT: "" })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    ["GUILD_ID", "my server"],
    ["GUILD_ID", "1234"],
    ["HOUSE_SHELF", "here"],
    ["HOUSE_SHELF", "home"],
    ["DATABASE_URL", "mysql://db/articles"],
    ["OWNER_IDS", "mara"],
    ["OWNER_IDS", "123456789012345678, mara"],
    ["MAX_ARTICLE_BYTES", "2 MiB"],
    ["MAX_ARTICLE_BYTES", "12"],
    ["MAX_ARTICLE_BYTES", "99999999999"],
    ["MAX_ARTICLE_BYTES", "2048.5"],
    ["LOG_LEVEL", "loud"],
    ["SANDBOX_PORT", "70000"],
    ["SANDBOX_PORT", "-1"],
  ])("are refused by name: %s=%s", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}: .*must be`, "s"));
  });

  it("are refused all at once", () => {
    const read = () => readConfig({ GUILD_ID: "x", LOG_LEVEL: "loud", SANDBOX_PORT: "70000" });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/GUILD_ID(.|\n)*LOG_LEVEL(.|\n)*SANDBOX_PORT/);
  });

  it("need a token where the bot is served in production: nobody deploys a sandbox", () => {
    const read = (environment: Record<string, string>, isServing = true) =>
      readConfig({ NODE_ENV: "production", ...environment }, { isServing });
    expect(() => read({ LOG_LEVEL: "loud" })).toThrow(
      /problems.*LOG_LEVEL.*\n.*DISCORD_TOKEN: must be given/s,
    );
    expect(read({ DISCORD_TOKEN: "a.b.c" }).discordToken).toBe("a.b.c");
    expect(read({ NODE_ENV: "development" }).discordToken).toBeUndefined();
    expect(read({}, false).discordToken).toBeUndefined();
  });

  it("never show the token in a refusal", () => {
    const read = () => readConfig({ DISCORD_TOKEN: "secret-token", LOG_LEVEL: "loud" });
    expect(read).toThrow(/^(?!(.|\n)*secret-token)/);
  });
});
