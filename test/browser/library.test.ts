import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import { openBed, recordedLog } from "../e2e/bed.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { describePage, newest, shows, viewAs, writing } from "./bed.ts";

async function start() {
  const data = mkdtempSync(join(tmpdir(), "verbatim-page-library-"));
  const articlesDir = join(import.meta.dirname, "../../seeds");
  const settings = shelvesSettings({ articlesDir, dataDir: data });
  const { shelves } = await openShelves(settings, { log: recordedLog().log, isHosted: false });
  const bed = await openBed({ shelves });
  const stop = async () => {
    await bed.close();
    await shelves.close();
    rmSync(data, { recursive: true });
  };
  return { sandbox: bed.sandbox, stop };
}

const articleOf = (width: number) => `A bridge of ${width} metres
By Ann Lee
2024-05-02

The bridge of ${width} metres will cost 40 million crowns, the council said on Tuesday.

“Nobody will take the ferry then,” said Piet Oster, a fisherman.
`;

describePage("/library on the sandbox's page", start, (bed) => {
  it.each([400, 1_000])(
    "takes a file by a form, at %d pixels, shows what was read of it, and lists it",
    async (width) => {
      const page = await bed.open();
      await viewAs(page, /Otis/);
      await page.setViewportSize({ width, height: 760 });
      await writing(page).pressSequentially("/library add ");
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: english.library.additionTitle });
      const file = {
        name: `bridge-${width}.txt`,
        mimeType: "text/plain",
        buffer: Buffer.from(articleOf(width)),
      };
      await dialog.locator("input[type=file]").setInputFiles(file);
      await bed.picture(page, `library-form-${width}`);
      await dialog.getByRole("button", { name: "Submit" }).click();
      await shows(page, english.library.draft);
      expect(await newest(page).textContent()).toContain("Piet Oster");
      await bed.picture(page, `library-draft-${width}`);
      await page.getByRole("button", { name: english.library.keep }).click();
      await shows(page, english.library.added);
      await writing(page).pressSequentially("/library list ");
      await page.keyboard.press("Enter");
      await shows(page, `A bridge of ${width} metres`);
      await bed.picture(page, `library-list-${width}`);
      const overflow = await page.evaluate<number>("document.body.scrollWidth - document.body.clientWidth");
      expect(overflow).toBe(0);
    },
  );

  it.each([400, 1_000])(
    "says at %d pixels what is kept, and lets a member choose a server in a direct message",
    async (width) => {
      const page = await bed.open({ width });
      await writing(page).pressSequentially("/privacy ");
      await page.keyboard.press("Enter");
      await shows(page, english.privacy.lead);
      await bed.picture(page, `privacy-${width}`);
      if (width < 700) await page.getByRole("button", { name: "Servers and channels" }).click();
      await page.locator(".channel", { hasText: "Verbatim" }).click();
      await writing(page).pressSequentially("/library use ");
      await page.keyboard.press("Enter");
      await shows(page, english.library.usesNone);
      await bed.picture(page, `library-use-${width}`);
      const overflow = await page.evaluate<number>("document.body.scrollWidth - document.body.clientWidth");
      expect(overflow).toBe(0);
    },
  );
});
