import type { APIEmbed } from "discord-api-types/v10";
import type { ArticleHead, LibrarySpeaker, LibrarySummary, ParagraphSlice } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows, enterButton } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { titleOf, webAddress } from "./source-line.ts";

/** What an article's card shows: the article, whom it quotes, and its first paragraph, where it has one. */
export interface ArticleCard {
  readonly article: ArticleHead;
  readonly speakers: readonly LibrarySpeaker[];
  readonly first: ParagraphSlice | undefined;
}

/** The card of one article: what is known of it, and its first paragraph. */
export function renderArticleCard(
  { article, speakers, first }: ArticleCard,
  asker: string,
  messages: Messages,
): Reply {
  const { articles: phrases } = messages;
  const url = webAddress(article);
  const fields = [
    [phrases.author, article.author],
    [phrases.date, article.date],
    [phrases.publication, article.publication],
    [phrases.length, phrases.paragraphs(article.paragraphCount)],
    [phrases.quoted, speakers.map(({ name }) => name).join(", ")],
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
        value: fitStart(first?.text ?? "—", limits.fieldValue),
      },
    ],
  };
  return withText({
    embeds: [embed],
    components: first === undefined ? [] : buttonRows([enterButton(first, asker, messages)]),
  });
}

/** A library's first articles, one line each, as many as fit, and how many there are. */
export function renderArticleList(
  articles: readonly ArticleHead[],
  { articleCount, paragraphCount }: LibrarySummary,
  messages: Messages,
): Reply {
  const { articles: phrases } = messages;
  if (articleCount === 0) return withText({ content: messages.answer.emptyLibrary });
  const lines = articles.map((article) => {
    const { author, date, publication } = article;
    const about = [author, publication, date].filter((part) => part !== null).join(" · ");
    return `- **${fitStart(titleOf(article), 120)}**${about === "" ? "" : ` · ${fitStart(plainLine(about), 120)}`}`;
  });
  const { shown } = fitLines(lines, limits.embedDescription - 200);
  const left = articleCount - shown.length;
  return withText({
    embeds: [
      {
        color: colours.found,
        title: `${phrases.count(articleCount)}, ${phrases.paragraphs(paragraphCount)}`,
        description: [...shown, ...(left > 0 ? [escapeText(phrases.andMore(left))] : [])].join("\n"),
      },
    ],
  });
}
