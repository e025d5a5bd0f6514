import { type Command, UserError } from "../src/bot.ts";
import { answerQuestion } from "./ask.ts";
import { messageCommand, privately } from "./definition.ts";
import { textOf } from "./named.ts";

/** In the menu of a message: the passages that bear on it. */
export const findInArticles = {
  data: messageCommand(({ commands }) => commands.findInArticles),
  acknowledge: privately,
  run: async (context) => {
    const text = textOf(context.target?.content);
    if (text === undefined) throw new UserError(context.messages.errors.emptyMessage);
    return answerQuestion(context, text);
  },
} satisfies Command;
