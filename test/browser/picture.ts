/** `npm run picture`: makes the picture that the README opens with, of a real exchange on the sandbox's page. */
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { Sandbox } from "verbatim-sandbox";
import { actions, commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import { connect, registerCommands } from "../../src/discord/index.ts";
import { createLog } from "../../src/log.ts";
import { openShelves } from "../../src/shelves/index.ts";
import { shelvesSettings } from "../shelves-settings.ts";

const root = resolve(import.meta.dirname, "../..");
const path = join(root, "docs/exchange.png");
const question = process.argv[2] ?? "What did Castellano say about the budget?";
/** What is left free around the exchange, in CSS pixels. */
const margin = 1;

const log = createLog("warn");
const { shelves } = await openShelves(
  shelvesSettings(
    { articlesDir: join(root, "seeds"), dataDir: join(root, "data") },
    { reader: "on", readerWaitMs: 60_000 },
  ),
  { log, isHosted: false, hasServers: false },
);
const bot = createBot({ commands, actions, shelves, log });
const sandbox = await Sandbox.start();
const { token, restUrl, member } = sandbox;
await registerCommands({ token, restUrl, commands: bot.commands, log });
const connection = await connect({ bot, token, restUrl, ownerIds: [], log });
const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

try {
  await member.slash("ask", { question }).message();
  // Finer than it is shown, so that it is sharp on a good screen.
  const page = await browser.newPage({
    viewport: { width: 1_000, height: 900 },
    colorScheme: "dark",
    deviceScaleFactor: 1.5,
  });
  await page.goto(sandbox.pageUrl);
  const message = page.locator(".message").last();
  await message.getByRole("button", { name: "Cite" }).waitFor();
  await page.evaluate("document.fonts.ready");
  const box = await message.boundingBox();
  if (box === null) throw new Error("the exchange is not to be seen on the page");
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({
    path,
    clip: {
      x: box.x,
      y: box.y - margin,
      width: Math.min(box.width, 620),
      height: box.height + 2 * margin,
    },
  });
} finally {
  await browser.close();
  await connection.close();
  await sandbox.stop();
}
