/** `npm run picture`: makes the picture that the README opens with, of a real exchange on the sandbox's page. */
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { actions, commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import { connect, registerCommands } from "../../src/discord/index.ts";
import { createLog } from "../../src/log.ts";
import { openShelf } from "../../src/open-shelf.ts";
import { Sandbox } from "../../src/sandbox/index.ts";

const question = "Why did the engine fail before the ferry was towed?";

const log = createLog("warn");
const { shelf } = await openShelf({ articlesDir: "seeds", maxArticleBytes: 1_000_000 }, () => {});
const bot = createBot({ commands, actions, shelf, log });
const sandbox = await Sandbox.start();
const { token, restUrl, member } = sandbox;
await registerCommands({ token, restUrl, commands: bot.commands });
const connection = await connect({ bot, token, restUrl, ownerIds: [], log });
await member.slash("ask", { question }).message();

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 900, height: 620 }, colorScheme: "dark" });
await page.goto(sandbox.pageUrl);
await page.locator(".message").last().waitFor();
await page.waitForTimeout(500);
await mkdir("docs", { recursive: true });
await page.screenshot({ path: "docs/exchange.png" });
await browser.close();
await connection.close();
await sandbox.stop();
