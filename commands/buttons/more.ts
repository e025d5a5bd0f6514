import { type Action, UserError } from "../../src/bot.ts";
import { keepShared, parsePage, readQuestion } from "../../src/replies/index.ts";
import { answerQuestion } from "../ask.ts";
import { isAsker } from "./walk.ts";

/** "More" turns to the next passages, "Answer" leads back to them. The question is read back from the message. */
export const more = {
  acknowledge: (call) => (isAsker(call) ? "update" : "private"),
  run: async (context) => {
    const { fields = [], library, messages, target } = context;
    const page = parsePage(fields.slice(1));
    const question = target === undefined ? undefined : readQuestion(target.reply);
    if (target === undefined || question === undefined || page === undefined) {
      throw new UserError(messages.errors.staleButton);
    }
    const { articleId, speakerPrint, offset } = page;
    const article = articleId === "" ? undefined : await library.article(articleId);
    if (articleId !== "" && article?.id !== articleId) throw new UserError(messages.walk.gone);
    const speaker = speakerPrint === "" ? undefined : await library.speaker({ print: speakerPrint });
    if (speakerPrint !== "" && speaker === undefined) throw new UserError(messages.walk.changed);
    const answer = await answerQuestion(context, question, { article, speaker, offset });
    return isAsker(context) ? keepShared(target.reply, answer) : answer;
  },
} satisfies Action;
