import { type Context, UserError } from "../../src/bot.ts";
import type { Edits } from "../../src/shelves/index.ts";
import { textOf } from "../named.ts";

/**
 * What a form says of an article: `title`, `author`, `date`, `publication`, `url`.
 *
 * @throws UserError where the title is missing, or date or address are none
 */
export function readEdits({ options, messages }: Pick<Context, "options" | "messages">): Required<Edits> {
  const said = (name: string) => textOf(options[name])?.replace(/\s+/g, " ") ?? null;
  const title = said("title");
  if (title === null) throw new UserError(messages.library.noTitle);
  const date = said("date");
  if (date !== null && !isDate(date)) throw new UserError(messages.library.badDate(date));
  const url = said("url");
  if (url !== null && !isAddress(url)) throw new UserError(messages.library.badAddress);
  return { title, author: said("author"), date, publication: said("publication"), url };
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, of a day that there is. */
export function isDate(text: string): boolean {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** An address of the web. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
