import { renderOwnArticles } from "../../src/replies/index.ts";
import type { Subcommand } from "./subcommand.ts";

/** What the server has added. */
export const list = {
  name: "list",
  options: [],
  run: async ({ messages }, { articles, library }) =>
    renderOwnArticles(await articles.list(library), messages),
} satisfies Subcommand;
