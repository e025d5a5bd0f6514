import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { settingNames } from "../src/config.ts";

const root = resolve(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");
const readme = read("README.md");

describe("the README", () => {
  it.each(commands.map(({ data }) => data))("names the command $name", ({ name, type }) => {
    expect(readme).toContain(type === 1 ? `/${name}` : `**${name}**`);
  });

  it.each(Object.keys(JSON.parse(read("package.json")).scripts))("names the script %s", (script) => {
    expect(readme).toMatch(new RegExp(`npm (run (--silent )?)?${script}\\b`));
  });

  it.each([...settingNames])("names the setting %s, and so does .env.example", (name) => {
    expect(readme).toContain(`\`${name}\``);
    expect(read(".env.example")).toMatch(new RegExp(`^${name}=`, "m"));
  });
});
