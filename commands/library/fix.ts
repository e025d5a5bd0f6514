import { type Context, type Outcome, UserError } from "../../src/bot.ts";
import { refusalOf, renderNotice } from "../../src/replies/index.ts";
import { textOption } from "../definition.ts";
import { textOf } from "../named.ts";
import { namedHead, type Own, optionPhrase, renew, type Subcommand, suggestArticles } from "./subcommand.ts";

/** More quotations than one article has. */
const mostQuotations = 10_000;

/** Says who speaks, or whether a passage answers a question. */
export const fix = {
  name: "fix",
  options: [
    textOption(optionPhrase("article"), { hasSuggestions: true }),
    textOption(optionPhrase("words"), { maxLength: 2_000 }),
    textOption(optionPhrase("speaker"), { maxLength: 100 }),
    textOption(optionPhrase("question")),
    textOption(optionPhrase("verdict"), { maxLength: 10 }),
  ],
  run: async (context, own) => {
    const said = (option: string) => textOf(context.options[option]);
    const [article, words, speaker] = [said("article"), said("words"), said("speaker")];
    if (article !== undefined && words !== undefined && speaker !== undefined)
      return fixSpeaker(context, own, words, speaker);
    const [question, verdict] = [said("question"), said("verdict")?.toLowerCase()];
    if (question !== undefined && (verdict === "right" || verdict === "wrong" || verdict === "neither"))
      return fixAnswer(context, own, question, verdict);
    throw new UserError(context.messages.fix.how);
  },
  suggest: suggestArticles(),
} satisfies Subcommand;

async function fixSpeaker(context: Context, own: Own, words: string, speaker: string): Promise<Outcome> {
  const { library, messages, user } = context;
  const { fix: phrases } = messages;
  const { id } = await namedHead(context, own);
  const { items } = await library.quotes({ article: id, limit: mostQuotations });
  const wanted = plain(words);
  const holding = items.filter(({ text, quotation: { start, end } }) =>
    plain(text.slice(start, end)).includes(wanted),
  );
  const [found] = holding;
  if (found === undefined || wanted === "") throw new UserError(phrases.noWords);
  if (holding.length > 1) throw new UserError(phrases.manyWords(holding.length));
  const isUnclear = speaker.toLowerCase() === "unclear";
  const exact = found.text.slice(found.quotation.start, found.quotation.end);
  const said = { words: exact, speaker: isUnclear ? null : speaker.replace(/\s+/g, " ") };
  const fixed = await own.articles.correct(own.library, id, found.text, said, user.id);
  if ("refused" in fixed) throw new UserError(refusalOf(fixed, messages));
  await renew(context);
  return renderNotice(isUnclear ? phrases.unclear : phrases.speaker(speaker));
}

async function fixAnswer(
  context: Context,
  own: Own,
  question: string,
  verdict: "right" | "wrong" | "neither",
): Promise<Outcome> {
  const { library, messages, options, user } = context;
  const { fix: phrases } = messages;
  const article = textOf(options["article"]) === undefined ? undefined : (await namedHead(context, own)).id;
  const answer = await library.ask({ question, ...(article === undefined ? {} : { article }), limit: 1 });
  if (answer.kind === "nothing") throw new UserError(phrases.nothing);
  const [{ article: head, text }] = answer.passages;
  const isRight = verdict === "neither" ? null : verdict === "right";
  const fixed = await own.articles.correct(own.library, head.id, text, { question, isRight }, user.id);
  if ("refused" in fixed) throw new UserError(phrases.notOwn);
  await renew(context);
  const done = isRight === null ? phrases.neither : isRight ? phrases.right : phrases.wrong;
  return renderNotice(done);
}

/** Words alone: marks and white space are written in many ways. */
function plain(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}
