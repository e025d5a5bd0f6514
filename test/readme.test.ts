import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { loadArticles } from "../src/articles/index.ts";
import { readConfig, settingNames } from "../src/config.ts";
import { inviteLink } from "../src/discord/index.ts";
import { english } from "../src/messages/index.ts";
import { makeBot, makeCall } from "./make-bot.ts";

const root = resolve(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");
const readme = read("README.md");

/** What is said of one bad setting. */
function badSettings(): string {
  try {
    readConfig({ LOG_LEVEL: "loud" });
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("the README", () => {
  it.each(commands.map(({ data }) => data))("names the command $name", ({ name, type }) => {
    expect(readme).toContain(type === 1 ? `/${name}` : `**${name}**`);
  });

  it.each(commands.flatMap(({ data }) => ("options" in data ? (data.options ?? []) : [])))(
    "names the option $name",
    ({ name }) => {
      expect(readme).toMatch(new RegExp(`^\\| \`/.*\\b${name}\\b`, "m"));
    },
  );

  it.each(Object.keys(JSON.parse(read("package.json")).scripts))(
    "or the contributors' names the script %s",
    (script) => {
      expect(readme + read("src/README.md")).toMatch(new RegExp(`npm (run (--silent )?)?${script}\\b`));
    },
  );

  it.each([...settingNames])("names the setting %s, and so does .env.example", (name) => {
    expect(readme).toContain(`\`${name}\``);
    expect(read(".env.example")).toMatch(new RegExp(`^${name}=`, "m"));
  });

  it("shows an exchange as the bot answers it", async () => {
    const [, question = "", answer = ""] =
      /```console\n\$ npm run --silent ask -- "(.*)"\n([\s\S]*?)\n```/.exec(readme) ?? [];
    const { articles } = await loadArticles(join(root, "seeds"), { threads: 0 });
    const { bot } = await makeBot(articles);
    const { text } = await bot.handle(makeCall("ask", { question }, { via: "text" }));
    expect(answer).toBe(text);
    expect(readme).toContain(`Mara used /ask with the question “${question}”`);
  });

  it("gives the invite link as the bot logs it", () => {
    expect(readme).toContain(inviteLink("YOUR_APPLICATION_ID"));
  });

  it("opens with a picture that is there, described, and under 150 KB", () => {
    const [, description = "", file = ""] = /!\[(.*?)\]\((.*?)\)/.exec(readme) ?? [];
    expect(description.length).toBeGreaterThan(100);
    expect(statSync(join(root, file)).size).toBeLessThan(150_000);
  });

  const troubles = readme.split("## When something goes wrong")[1]?.split("\n## ")[0] ?? "";
  const said = troubles
    .split("\n")
    .filter((line) => line.startsWith("| `") && !line.includes("(in Discord)"))
    .flatMap((line) =>
      [...(line.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, message = ""]) => message),
    );
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => read(join("src", name)));
  // A phrase with parts is known by what it makes of them.
  const sayings = [...sources, english.reindex.problems(2), english.errors.failure("…"), badSettings()].join(
    "\n",
  );

  it.each(said)("explains a message that there is: %s", (message) => {
    const missing = message.split(/\s*…\s*/).filter((part) => !sayings.includes(part));
    expect(missing).toEqual([]);
  });
});
