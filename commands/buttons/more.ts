import { type Action, UserError } from "../../src/bot.ts";
import { fingerprint, keepShared, parsePage, readQuestion } from "../../src/replies/index.ts";
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
    const { articleId, speakerPrint } = page;
    if (articleId !== "" && library.articleNamed(articleId)?.id !== articleId) {
      throw new UserError(messages.walk.gone);
    }
    const speaker = library.speakers.find(({ name }) => fingerprint(name) === speakerPrint)?.name;
    if (speakerPrint !== "" && speaker === undefined) throw new UserError(messages.walk.changed);
    const options = {
      ...(articleId === "" ? {} : { article: articleId }),
      ...(speaker === undefined ? {} : { speaker }),
    };
    const answer = await answerQuestion({ ...context, options }, question, page.offset);
    return isAsker(context) ? keepShared(target.reply, answer) : answer;
  },
} satisfies Action;
