import { describe, expect, it } from "vitest";
import { catalogues } from "../src/messages/index.ts";
import { privacy } from "../src/messages/privacy.ts";
import { makeBot, makeCall } from "./make-bot.ts";

const LANGUAGES = [
  ["en", "en-US", "English"],
  ["de", "de", "Deutsch"],
  ["fr", "fr", "Français"],
  ["es", "es-419", "Español"],
] as const;

/** All that is said in one language, as Markdown. */
function page(language: (typeof LANGUAGES)[number][0]): string {
  const { title, lead, sections } = privacy[language];
  const parts = sections.map(({ heading, text }) => `## ${heading}\n\n${text}`);
  return [`# ${title}`, lead, ...parts].join("\n\n");
}

describe("PRIVACY.md", () => {
  it("says in four languages what /privacy says (`npx vitest run test/privacy.test.ts -u` writes it anew)", async () => {
    const pages = LANGUAGES.map(([language]) => page(language)).join("\n\n---\n\n");
    const names = LANGUAGES.map(([, , name]) => name).join(" · ");
    await expect(`${names}\n\n${pages}\n`).toMatchFileSnapshot("../PRIVACY.md");
  });
});

describe("/privacy", () => {
  it.each(LANGUAGES)("answers in %s for %s, to the asker alone", async (language, locale) => {
    const { bot } = await makeBot([]);
    const call = makeCall("privacy", {}, { locale });
    expect(await bot.acknowledge(call)).toBe("private");
    const { embeds = [], text } = await bot.handle(call);
    expect(embeds[0]?.fields?.map(({ value }) => value)).toEqual(
      privacy[language].sections.map((section) => section.text),
    );
    for (const days of ["30", "90"]) expect(text).toContain(days);
    const { library } = catalogues[language]?.commands ?? catalogues["en"]?.commands ?? {};
    expect(text).toContain(`/${library?.name} ${library?.options.forget.name}`);
    expect(text).toContain(`/${library?.name} ${library?.options.remove.name}`);
  });

  it.each(LANGUAGES)("keeps within Discord's limits in %s", (language) => {
    const { title, lead, sections } = privacy[language];
    const lengths = sections.map(({ heading, text }) => heading.length + text.length);
    expect(Math.max(...sections.map(({ text }) => text.length))).toBeLessThanOrEqual(1_024);
    expect(title.length + lead.length + lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(6_000);
  });
});
