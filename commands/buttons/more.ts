import { type Action, UserError } from "../../src/bot.ts";
import { fingerprint, readQuestion } from "../../src/replies/index.ts";
import { answerQuestion } from "../ask.ts";
import { isAsker } from "./walk.ts";

/** "More": turns to the next passages. The question is read back from the message. */
export const more = {
  acknowledge: (call) => (isAsker(call) ? "update" : "private"),
  run: async (context) => {
    const { fields = [], library, messages, target } = context;
    const [, offset = "", articleId = "", speakerPrint = ""] = fields;
    const question = target === undefined ? undefined : readQuestion(target.reply);
    if (question === undefined || !/^\d{1,4}$/.test(offset)) throw new UserError(messages.errors.staleButton);
    const speaker = library.speakers.find(({ name }) => fingerprint(name) === speakerPrint)?.name;
    if (speakerPrint !== "" && speaker === undefined) throw new UserError(messages.walk.changed);
    const options = {
      ...(articleId === "" ? {} : { article: articleId }),
      ...(speaker === undefined ? {} : { speaker }),
    };
    return answerQuestion({ ...context, options }, question, Number(offset));
  },
} satisfies Action;
