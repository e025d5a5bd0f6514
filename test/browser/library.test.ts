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

const article = `A bridge for Gull Island
By Ann Lee
2024-05-02

The bridge to Gull Island will cost 40 million crowns, the council said on Tuesday.

“Nobody will take the ferry then,” said Piet Oster, a fisherman.
`;

describePage("/library on the sandbox's page", start, (bed) => {
  it("takes a file, shows what was read of it, lists it and takes it back", async () => {
    const page = await bed.open();
    await viewAs(page, /Otis/);
    await writing(page).pressSequentially("/library add ");
    const field = page.locator('[data-option="file"]');
    await field.setInputFiles({ name: "bridge.txt", mimeType: "text/plain", buffer: Buffer.from(article) });
    await field.press("Enter");
    await shows(page, english.library.added);
    expect(await newest(page).textContent()).toContain("Piet Oster");
    await bed.picture(page, "library-added");
    await writing(page).pressSequentially("/library list ");
    await page.keyboard.press("Enter");
    await shows(page, /bridge\.txt/);
    await bed.picture(page, "library-list");
    await page.setViewportSize({ width: 400, height: 700 });
    await bed.picture(page, "library-list-narrow");
    await page.setViewportSize({ width: 1_000, height: 760 });
    await page.getByRole("button", { name: english.buttons.undo }).first().click();
    await shows(page, english.library.removed("A bridge for Gull Island"));
  });

  it("says what is missing where no file was chosen", async () => {
    const page = await bed.open();
    await viewAs(page, /Otis/);
    await writing(page).pressSequentially("/library add ");
    await page.locator('[data-option="file"]').press("Enter");
    await page.getByText("This option is required.").waitFor();
    await bed.picture(page, "library-no-file");
  });
});
