import type { APIEmbed } from "discord-api-types/v10";
import type { Article } from "../articles/index.ts";
import type { Library } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { withText } from "./answer.ts";
import { buttonRows, walkButtons } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import type { Reply } from "./reply.ts";
import { titleOf, webAddress } from "./source-line.ts";

/** The card of one article: what is known of it, and its first paragraph. */
export function renderArticleCard(article: Article, asker: string, messages: Messages): Reply {
  const { articles: phrases } = messages;
  const url = webAddress(article);
  const speakers = new Set(
    article.quotations.flatMap(({ speaker, confidence }) =>
      speaker !== undefined && confidence === "high" ? [speaker.name] : [],
    ),
  );
  const fields = [
    [phrases.author, article.author],
    [phrases.date, article.date],
    [phrases.publication, article.publication],
    [phrases.length, phrases.paragraphs(article.paragraphs.length)],
    [phrases.quoted, [...speakers].join(", ")],
    [phrases.link, url !== undefined && url.length <= limits.fieldValue ? url : null],
  ] as const;
  const embed: APIEmbed = {
    color: colours.found,
    title: fitStart(titleOf(article), limits.embedTitle),
    ...(url === undefined ? {} : { url }),
    fields: [
      ...fields.flatMap(([name, value]) =>
        value === null || plainLine(value) === ""
          ? []
          : [
              {
                name,
                value: value === url ? value : fitStart(plainLine(value), 500),
                inline: value !== url && value.length < 60,
              },
            ],
      ),
      {
        name: phrases.firstParagraph,
        value: fitStart(article.paragraphs[0]?.text ?? "—", limits.fieldValue),
      },
    ],
  };
  return withText({ embeds: [embed], components: buttonRows(walkButtons(article, -1, asker, messages)) });
}

/** All articles, one line each, as many as fit. */
export function renderArticleList(library: Library, messages: Messages): Reply {
  const { articles: phrases } = messages;
  if (library.articles.length === 0) return withText({ content: messages.answer.emptyLibrary });
  const lines = library.articles.map((article) => {
    const { author, date, publication } = article;
    const about = [author, publication, date].filter((part) => part !== null).join(" · ");
    return `- **${fitStart(titleOf(article), 120)}**${about === "" ? "" : ` · ${fitStart(plainLine(about), 120)}`}`;
  });
  const { shown, left } = fitLines(lines, limits.embedDescription - 200);
  return withText({
    embeds: [
      {
        color: colours.found,
        title: `${phrases.count(library.articles.length)}, ${phrases.paragraphs(library.paragraphs)}`,
        description: [...shown, ...(left > 0 ? [escapeText(phrases.andMore(left))] : [])].join("\n"),
      },
    ],
  });
}

/** As many of the lines as fit within `limit` UTF-16 units, and how many were left out. */
export function fitLines(lines: readonly string[], limit: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > limit) break;
    shown.push(line);
    length += line.length + 1;
  }
  return { shown, left: lines.length - shown.length };
}
