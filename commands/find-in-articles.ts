import type { Command } from "../src/bot.ts";
import { answerQuestion } from "./ask.ts";
import { messageCommand } from "./definition.ts";

/** In the menu of a message: the passages that bear on it. */
export const findInArticles = {
  data: messageCommand(({ commands }) => commands.findInArticles),
  acknowledge: ({ place }) => (place.kind === "dm" ? "public" : "private"),
  run: (context) => answerQuestion(context, context.target?.content ?? ""),
} satisfies Command;
