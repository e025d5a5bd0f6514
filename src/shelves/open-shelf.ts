import { loadArticles } from "../articles/index.ts";
import type { Config } from "../config.ts";
import { buildLibrary } from "../library/index.ts";
import { english } from "../messages/index.ts";
import { type ReindexProgress, type ReindexReport, Shelf } from "./shelf.ts";

/**
 * Opens a shelf on the folder of articles that the settings name.
 *
 * @param say is given a line now and then on how far it has come, once that has taken two seconds
 */
export function openShelf(
  { articlesDir, maxArticleBytes }: Pick<Config, "articlesDir" | "maxArticleBytes">,
  say: (line: string) => void,
): Promise<{ shelf: Shelf; report: ReindexReport }> {
  let due = performance.now() + 2_000;
  const onProgress = ({ stage, done, total }: ReindexProgress) => {
    if (performance.now() < due) return;
    due = performance.now() + 1_000;
    say(english.reindex[stage](done, total));
  };
  return Shelf.open(
    {
      load: (onRead) => loadArticles(articlesDir, { maxBytes: maxArticleBytes, onProgress: onRead }),
      build: buildLibrary,
    },
    onProgress,
  );
}
