import { expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { passage, question } from "../e2e/articles.ts";
import { openBed } from "../e2e/bed.ts";
import { describePage, newest, openChannel, shows, viewAs, writing } from "./bed.ts";

async function start() {
  const bed = await openBed();
  return { sandbox: bed.sandbox, stop: () => bed.close() };
}

describePage("the bot on the sandbox's page", start, (bed) => {
  it("answers a question, and walks the article on and back", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/ask ");
    await page.locator('[data-option="question"]').fill(question);
    await page.keyboard.press("Enter");
    await shows(page, passage);
    expect(await newest(page).textContent()).toContain("Ines Calder");
    await bed.picture(page, "bot-answer");
    await page.getByRole("button", { name: "¶ 3 ▶" }).click();
    await shows(page, "Two boats are not a luxury in a town that is cut in half by water.");
    await page.getByRole("button", { name: "◀ ¶ 2" }).click();
    await shows(page, passage);
    expect(await page.locator(".message").count()).toBe(1);
  });

  it("suggests articles, answers privately, and shares the answer", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/ask ");
    await page.locator('[data-option="question"]').fill(question);
    await page.getByRole("button", { name: /optional/ }).click();
    await page.getByRole("option", { name: /^article/ }).click();
    await page.keyboard.type("ferry");
    await page.getByRole("option", { name: /The harbour ferry gets a second boat/ }).click();
    await page.getByRole("button", { name: /optional/ }).click();
    await page.getByRole("option", { name: /^private/ }).click();
    await page.getByRole("option", { name: "True" }).click();
    await page.keyboard.press("Enter");
    await shows(page, passage);
    await shows(page, "Only you can see this");
    await bed.picture(page, "bot-private");
    await page.getByRole("button", { name: english.buttons.share }).click();
    await page.locator(".message:not(.ephemeral)", { hasText: passage }).waitFor();
  });

  it("answers a direct message and a mention, and cites privately", async () => {
    const page = await bed.open({ width: 400, colorScheme: "light" });
    await page.getByRole("button", { name: "Servers and channels" }).click();
    await page.locator(".channel", { hasText: "Verbatim" }).click();
    await page.keyboard.type(question);
    await page.keyboard.press("Enter");
    await shows(page, passage);
    await bed.picture(page, "bot-direct-message");
    await page.setViewportSize({ width: 1_000, height: 760 });
    await openChannel(page, "general");
    await page.keyboard.type("@Verb");
    await page.keyboard.press("Enter");
    await page.keyboard.type(question);
    await page.keyboard.press("Enter");
    await shows(page, passage);
    expect(await newest(page).locator("discord-reply").textContent()).toContain(question);
    await page.getByRole("button", { name: english.buttons.cite }).first().click();
    await shows(page, "Chicago");
    await bed.picture(page, "bot-citation");
  });

  it("looks for what a message says, by right click", async () => {
    const page = await bed.open();
    await writing(page).fill("They formed a chain and passed the books from hand to hand");
    await page.keyboard.press("Enter");
    await newest(page).click({ button: "right" });
    await page.getByRole("menuitem", { name: english.commands.findInArticles.name }).click();
    await shows(page, /from hand to hand until four in the morning/);
  });

  it("reads its articles again for a moderator, and refuses a member", async () => {
    const page = await bed.open();
    await openChannel(page, "Verbatim");
    await page.keyboard.type("/reindex ");
    await page.keyboard.press("Enter");
    await shows(page, english.reindex.notAllowed);
    await openChannel(page, "general");
    await page.keyboard.type("/reindex");
    expect(await page.locator(".suggestion").count()).toBe(0);
    await writing(page).fill("");
    await viewAs(page, /Otis/);
    await writing(page).pressSequentially("/reindex ");
    await page.keyboard.press("Enter");
    await shows(page, /2 articles/);
    await bed.picture(page, "bot-reindex");
  });

  it("says that nothing surely answers", async () => {
    const page = await bed.open();
    await writing(page).pressSequentially("/ask ");
    await page.locator('[data-option="question"]').fill("Who won the chess olympiad in Tbilisi?");
    await page.keyboard.press("Enter");
    await shows(page, english.answer.near);
    await bed.picture(page, "bot-nothing-found");
  });
});
