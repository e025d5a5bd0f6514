import { type Command, UserError } from "../src/bot.ts";
import { renderComparison } from "../src/replies/index.ts";
import { privateOption, slashCommand, textOption } from "./definition.ts";
import { namedArticle, suggestNamed, textOf } from "./named.ts";

const articleOptions = ["first", "second", "third", "fourth"] as const;

/** `/compare`: two to four articles' best passages on one question, side by side. */
export const compare = {
  data: slashCommand(
    ({ commands }) => commands.compare,
    [
      textOption(({ commands }) => commands.compare.options.question, { isRequired: true }),
      ...articleOptions.map((option, index) =>
        textOption(({ commands }) => commands.compare.options[option], {
          isRequired: index < 2,
          hasSuggestions: true,
        }),
      ),
      privateOption(({ commands }) => commands.compare.options.private),
    ],
  ),
  run: async (context) => {
    const { library, messages, options } = context;
    const named = await Promise.all(articleOptions.map((option) => namedArticle(context, option)));
    const articles = [
      ...new Map(named.flatMap((article) => (article ? [[article.id, article]] : []))).values(),
    ];
    if (articles.length < 2) throw new UserError(messages.compare.twoDifferent);
    const question = textOf(options["question"]) ?? "";
    const answers = await Promise.all(
      articles.map(async (article) => ({
        article,
        answer: await library.ask({ question, article: article.id, limit: 1 }),
      })),
    );
    return renderComparison(question, answers, messages);
  },
  // An article that is chosen already is not offered again.
  suggest: async (suggesting) => {
    const { option, options } = suggesting;
    const chosen = articleOptions.filter((name) => name !== option).map((name) => options[name]);
    return (await suggestNamed(suggesting)).filter(({ value }) => !chosen.includes(value));
  },
} satisfies Command;
