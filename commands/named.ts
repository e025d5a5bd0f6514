import type { APIApplicationCommandOptionChoice } from "discord-api-types/v10";
import type { Article } from "../src/articles/index.ts";
import { type Context, type Suggesting, UserError } from "../src/bot.ts";
import { fitPlain, limits, titleOf } from "../src/replies/index.ts";

type Named = Pick<Context, "options" | "library" | "messages" | "shelf">;

/**
 * The article that an option names, by id, title or file name; undefined where the option was not given.
 * @throws UserError where there is no such article
 */
export function namedArticle(
  { options, library, messages, shelf }: Named,
  option: string,
): Article | undefined {
  const name = textOf(options[option]);
  if (name === undefined) return undefined;
  const article = library.articleNamed(name);
  if (article === undefined) throw new UserError(messages.errors.unknownArticle(name));
  shelf.usage.note("article", article.id);
  return article;
}

/**
 * The speaker that the option `speaker` names, as the library spells it; undefined where it was not given.
 * @throws UserError where no article quotes such a speaker
 */
export function namedSpeaker({ options, library, messages, shelf }: Named): string | undefined {
  const name = textOf(options["speaker"]);
  if (name === undefined) return undefined;
  const exact = library.speakers.find((speaker) => speaker.name.toLowerCase() === name.toLowerCase());
  const speaker = exact ?? library.suggestSpeakers(name, 1)[0];
  if (speaker === undefined) throw new UserError(messages.errors.unknownSpeaker(name));
  shelf.usage.note("speaker", speaker.name);
  return speaker.name;
}

/** An option's text without surrounding white space; undefined where it is empty or absent. */
export function textOf(value: string | number | boolean | undefined): string | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** Suggestions for an option that takes an article or a speaker; while nothing is typed, the most used first. */
export function suggestNamed({
  option,
  typed,
  library,
  shelf: { usage },
}: Suggesting): APIApplicationCommandOptionChoice<string>[] {
  const isEmpty = typed.trim() === "";
  if (option === "speaker") {
    const speakers = isEmpty
      ? usage.first("speaker", library.speakers, ({ name }) => name, limits.choices)
      : library.suggestSpeakers(typed, limits.choices);
    return speakers.map(({ name, role }) => choice(role === undefined ? name : `${name}, ${role}`, name));
  }
  const articles = isEmpty
    ? usage.first("article", library.articles, ({ id }) => id, limits.choices)
    : library.suggestArticles(typed, limits.choices);
  const names = articles.map(titleOf);
  return articles.map((article, at) => {
    const title = names[at] ?? "";
    // Two articles of one name could not be told apart.
    const isOnly = names.indexOf(title) === names.lastIndexOf(title);
    return choice(isOnly ? title : `${article.id}: ${title}`, article.id);
  });
}

/** Discord takes 100 units of name and of value, and shows no markdown there. */
function choice(name: string, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: fitPlain(name, limits.choiceName), value: value.slice(0, limits.choiceName) };
}
