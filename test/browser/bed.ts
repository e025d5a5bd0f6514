import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { Sandbox } from "../../src/sandbox/index.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);

const screenshots = join(import.meta.dirname, "../../screenshots");

/** A sandbox with a bot in it. */
export interface Started {
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** A browser on a sandbox's page. */
export interface PageBed {
  readonly sandbox: Sandbox;
  /** Opens the page as a new visitor: their own tab, their own memory. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Puts a picture of a page into `screenshots/`, for people to look at. */
  picture(page: Page, name: string): Promise<void>;
}

/**
 * A `describe` whose tests get a sandbox with its page and a browser, both shared by the file and the sandbox emptied
 * after each test. After each test no page may have asked for anything that is not the sandbox's, nor have said
 * anything on its console: a breach of the content security policy is said there.
 *
 * Without Chromium the tests are skipped, and a line on stderr says so.
 */
export function describePage(
  name: string,
  start: () => Promise<Started>,
  define: (bed: PageBed) => void,
): void {
  if (!executablePath) process.stderr.write(`Skipped for want of Chromium (Debian: chromium): ${name}\n`);
  describe.skipIf(!executablePath)(name, () => {
    let started: Started | undefined;
    let browser: Browser | undefined;
    const complaints: string[] = [];

    beforeAll(async () => {
      mkdirSync(screenshots, { recursive: true });
      const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
      args.push("--disable-background-networking", "--disable-component-update", "--disable-sync");
      [started, browser] = await Promise.all([
        start(),
        chromium.launch({ ...(executablePath ? { executablePath } : {}), args }),
      ]);
    }, 60_000);

    afterEach(async () => {
      await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
      started?.sandbox.reset();
      expect(complaints.splice(0)).toEqual([]);
    });

    afterAll(async () => {
      await browser?.close();
      await started?.stop();
    });

    define({
      get sandbox() {
        if (!started) throw new Error("There is no sandbox outside of a test.");
        return started.sandbox;
      },
      async open(contextOptions = {}) {
        if (!browser || !started) throw new Error("There is no browser outside of a test.");
        const { pageUrl } = started.sandbox;
        const context = await browser.newContext({
          viewport: { width: 1_000, height: 760 },
          colorScheme: "dark",
          ...contextOptions,
        });
        const page = await context.newPage();
        page.setDefaultTimeout(8_000);
        page.on("request", (request) => {
          const url = request.url();
          if (!url.startsWith(pageUrl) && !url.startsWith("data:")) complaints.push(`asked for ${url}`);
        });
        page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
        page.on("pageerror", (error) => complaints.push(String(error)));
        await page.goto(pageUrl);
        await page.getByRole("main").waitFor();
        return page;
      },
      async picture(page, name) {
        await page.screenshot({ path: join(screenshots, `${name}.png`) });
      },
    });
  });
}

/** The field one writes in. */
export const writing = (page: Page) => page.locator(".composer textarea");

/** The newest message. */
export const newest = (page: Page) => page.locator(".message").last();

/** Waits until a text stands somewhere on the page. */
export async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** Looks through the eyes of the user with that name. */
export async function viewAs(page: Page, name: RegExp): Promise<void> {
  const options = page.getByLabel("Look through the eyes of").locator("option", { hasText: name });
  await page
    .getByLabel("Look through the eyes of")
    .selectOption({ label: (await options.textContent()) ?? "" });
  await page.locator(".viewing", { hasText: name }).waitFor();
}

/** Opens a channel of the first server, or a direct message. */
export async function openChannel(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Reading Room/ }).click();
  await page.locator(".channel", { hasText: name }).click();
}
