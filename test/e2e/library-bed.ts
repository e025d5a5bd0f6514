import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openShelves } from "../../src/shelves/open-shelves.ts";
import type { Shelves } from "../../src/shelves/shelves.ts";
import { shelvesSettings } from "../shelves-settings.ts";
import { type Bed, openBed, recordedLog, reportConformance } from "./bed.ts";

/** A bed whose servers can have articles of their own, in a database that is gone afterwards. */
export interface LibraryBed extends Bed {
  readonly shelves: Shelves;
}

/** The house's articles are those that ship. `close()` it afterwards. */
export async function openLibraryBed(): Promise<LibraryBed> {
  const dataDir = mkdtempSync(join(tmpdir(), "verbatim-e2e-library-"));
  const articlesDir = join(import.meta.dirname, "../../seeds");
  const settings = shelvesSettings({ articlesDir, dataDir });
  const { shelves } = await openShelves(settings, { log: recordedLog().log, isHosted: false });
  const bed = await openBed({ shelves });
  return {
    ...bed,
    shelves,
    async close() {
      await bed.close();
      await shelves.close();
      rmSync(dataDir, { recursive: true });
      reportConformance();
    },
  };
}
