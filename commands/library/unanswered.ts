import { type Action, type Context, UserError } from "../../src/bot.ts";
import {
  additionForm,
  parseOffset,
  questionsPerPage,
  type Reply,
  renderNotice,
  renderUnanswered,
} from "../../src/replies/index.ts";
import { privateOption } from "../definition.ts";
import { offsetOf, pageOption } from "./page-option.ts";
import { libraryAction, type Own, optionPhrase, ownOf, type Subcommand } from "./subcommand.ts";

/** Questions that found no answer. */
export const unanswered = {
  name: "unanswered",
  options: [pageOption, privateOption(optionPhrase("clear"))],
  run: async (context, own) =>
    context.options["clear"] === true
      ? clear(context, own)
      : showQuestions(context, own, offsetOf(context, questionsPerPage)),
} satisfies Subcommand;

/** Turns to another page. */
export const turnUnanswered: Action = libraryAction((context, own) =>
  showQuestions(context, own, parseOffset(context.fields?.[0])),
);

/** "Add an article" beside the questions: opens the form that `add` opens. */
export const beginArticle: Action = {
  isForKeepers: true,
  acknowledge: ({ mayManage }) => (mayManage === true ? "form" : "private"),
  form: async ({ messages }) => additionForm(messages),
  run: async (context) => {
    // Only who may not add comes here.
    ownOf(context);
    throw new UserError(context.messages.errors.staleButton);
  },
};

/** Takes what is chosen from the menu off the list. */
export const settleQuestions: Action = libraryAction(async (context, own) => {
  const { user, values = [], fields = [] } = context;
  await own.articles.dropQuestions(own.library, user.id, values);
  return showQuestions(context, own, parseOffset(fields[0]));
});

/** Deletes all of them. */
export const clearUnanswered: Action = libraryAction((context, own) => clear(context, own));

async function clear({ messages, user }: Context, { articles, library }: Own): Promise<Reply> {
  await articles.dropQuestions(library, user.id);
  return renderNotice(messages.unanswered.cleared);
}

async function showQuestions(
  { messages }: Context,
  { articles, library }: Own,
  offset: number,
): Promise<Reply> {
  const { settings } = await articles.standing(library);
  if (!settings.unanswered) return renderNotice(messages.unanswered.off);
  const limit = questionsPerPage;
  const page = await articles.questions(library, { offset, limit });
  // What was taken off a last page may have been all of it.
  if (page.questions.length > 0 || offset === 0) return renderUnanswered(page, offset, messages);
  const before = Math.max(0, offset - limit);
  return renderUnanswered(await articles.questions(library, { offset: before, limit }), before, messages);
}
