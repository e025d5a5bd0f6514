import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Sandbox } from "verbatim-sandbox";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);

const screenshots = join(import.meta.dirname, "../../screenshots");

/** A sandbox with a bot in it. */
export interface Started {
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** How the page is looked at; `width` in CSS pixels. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: "dark" | "light";
}

/** A browser on a sandbox's page. */
export interface PageBed {
  readonly sandbox: Sandbox;
  /** Opens the page as a new visitor, who remembers nothing: 1,000 pixels wide and dark unless told otherwise. */
  open(look?: Look): Promise<Page>;
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
    let kept: Page | undefined;
    let isKeptInUse = false;
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

    async function newPage(): Promise<Page> {
      if (!browser || !started) throw new Error("There is no browser outside of a test.");
      const { pageUrl } = started.sandbox;
      const page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(20_000);
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(pageUrl) && !url.startsWith("data:")) complaints.push(`asked for ${url}`);
      });
      page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => complaints.push(String(error)));
      return page;
    }

    /** Making a page takes longer than all else, so the first of a test is that of the test before, without memory. */
    async function keptPage(): Promise<Page> {
      isKeptInUse = true;
      if (kept) await kept.evaluate("sessionStorage.clear(); localStorage.clear()");
      kept ??= await newPage();
      return kept;
    }

    afterEach(async () => {
      const others = browser?.contexts().filter((context) => context !== kept?.context()) ?? [];
      const tabs = kept?.context().pages() ?? [];
      await Promise.all(others.map((context) => context.close()));
      await Promise.all(tabs.filter((page) => page !== kept).map((page) => page.close()));
      isKeptInUse = false;
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
      async open({ width = 1_000, colorScheme = "dark" } = {}) {
        const page = isKeptInUse ? await newPage() : await keptPage();
        await page.setViewportSize({ width, height: 760 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(this.sandbox.pageUrl);
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
