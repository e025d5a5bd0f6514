import { type Choice, type Context, type Suggesting, UserError } from "../src/bot.ts";
import type { ArticleHead, LibrarySpeaker, Suggestion } from "../src/library/index.ts";
import { fitPlain, limits, titleOf } from "../src/replies/index.ts";

type Named = Pick<Context, "options" | "library" | "messages" | "usage">;

/**
 * The article that an option names, by id, title or file name; undefined where the option was not given.
 * @throws UserError where there is no such article
 */
export async function namedArticle(
  { options, library, messages, usage }: Named,
  option: string,
): Promise<ArticleHead | undefined> {
  const name = textOf(options[option]);
  if (name === undefined) return undefined;
  const article = await library.article(name);
  if (article === undefined) throw new UserError(messages.errors.unknownArticle(name));
  usage.note("article", article.id);
  return article;
}

/**
 * The speaker that the option `speaker` names; undefined where it was not given.
 * @throws UserError where no article quotes such a speaker
 */
export async function namedSpeaker({
  options,
  library,
  messages,
  usage,
}: Named): Promise<LibrarySpeaker | undefined> {
  const name = textOf(options["speaker"]);
  if (name === undefined) return undefined;
  const speaker = await library.speaker({ name });
  if (speaker === undefined) throw new UserError(messages.errors.unknownSpeaker(name));
  usage.note("speaker", speaker.name);
  return speaker;
}

/** An option's text without surrounding white space; undefined where it is empty or absent. */
export function textOf(value: string | number | boolean | undefined): string | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** Suggestions for an option that takes an article or a speaker; while nothing is typed, the most used first. */
export async function suggestNamed({
  option,
  typed,
  library,
  shelf: { usage },
}: Suggesting): Promise<Choice[]> {
  const kind = option === "speaker" ? "speaker" : "article";
  const limit = limits.choices;
  const suggestions = await library.suggest({ kind, typed, limit, first: usage.first(kind, limit) });
  return kind === "speaker" ? suggestions.map(speakerChoice) : articleChoices(suggestions);
}

function speakerChoice({ name, detail, value }: Suggestion): Choice {
  return choice(detail === undefined ? name : `${name}, ${detail}`, value);
}

/** By their titles; two articles of one title could not be told apart without their ids. */
export function articleChoices(suggestions: readonly Pick<Suggestion, "name" | "value">[]): Choice[] {
  const titles = suggestions.map(({ value, name }) => titleOf({ id: value, title: name }));
  return suggestions.map(({ value }, at) => {
    const title = titles[at] ?? "";
    const isOnly = titles.indexOf(title) === titles.lastIndexOf(title);
    return choice(isOnly ? title : `${value}: ${title}`, value);
  });
}

/** Discord takes 100 units of name and of value, and shows no markdown there. */
function choice(name: string, value: string): Choice {
  return { name: fitPlain(name, limits.choiceName), value: value.slice(0, limits.choiceName) };
}
