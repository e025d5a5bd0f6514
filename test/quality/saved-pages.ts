import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Article } from "../../src/articles/index.ts";
import { prepareFor, readFile as readArticleFile } from "../../src/articles/read-file.ts";

/** A saved page as it is read; undefined where it is refused. */
export interface ReadPage {
  /** Its file's name without `.gz` and `.html`. */
  readonly name: string;
  readonly article: Article | undefined;
}

/** Reads the pages in `folder/html`, `NAME.html` or `NAME`, gzipped or not, sorted by name. */
export async function* readSavedPages(folder: string): AsyncGenerator<ReadPage> {
  const pages = join(folder, "html");
  await prepareFor("page.html");
  for (const file of (await readdir(pages)).sort()) {
    const stored = await readFile(join(pages, file));
    const name = nameOfPage(file);
    const bytes = file.endsWith(".gz") ? gunzipSync(stored) : stored;
    const read = readArticleFile({ file: `${name}.html`, bytes });
    yield { name, article: "reason" in read ? undefined : read };
  }
}

/** `a.html.gz`, `a.html`, `a.gz` and `a` are one page. */
export function nameOfPage(file: string): string {
  return file.replace(/\.gz$/, "").replace(/\.html$/, "");
}
