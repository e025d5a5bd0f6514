import type { APIEmbed } from "discord-api-types/v10";
import type { Article } from "../articles/index.ts";
import type { FoundQuotation, Library } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { fitTotal, withText } from "./answer.ts";
import { fitLines } from "./articles.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitContent, fitPlain, fitStart, limits } from "./fit.ts";
import { colours, sourceWithTitle } from "./passage.ts";
import type { Reply } from "./reply.ts";
import { titleOf } from "./source-line.ts";
import { speakerLine } from "./speaker.ts";

/** How many quotations one message shows. */
export const quotesPerMessage = 6;

/** What the quotations were asked by. */
export interface QuotesQuery {
  readonly speaker?: string;
  readonly about?: string;
  readonly article?: Article;
}

/** Who said what, word for word: speaker first, then the words, then cue and source. */
export function renderQuotes(
  found: readonly FoundQuotation[],
  query: QuotesQuery,
  messages: Messages,
): Reply {
  const { quotes: phrases } = messages;
  const heading = [
    ...(query.speaker === undefined ? [] : [phrases.of(fitPlain(query.speaker, 150))]),
    ...(query.about === undefined ? [] : [phrases.about(fitPlain(query.about, 300))]),
    ...(query.article === undefined
      ? []
      : [messages.answer.narrowedToArticle(fitPlain(titleOf(query.article), 150))]),
  ].join(" · ");
  if (found.length === 0) {
    return withText({
      content: fitContent(escapeText(heading === "" ? phrases.none : `${heading}\n${phrases.none}`)),
    });
  }
  const shown = found.slice(0, quotesPerMessage);
  const room = Math.floor(limits.embedsTotal / shown.length);
  const embeds = fitTotal(shown.map((one) => quotationEmbed(one, messages, Math.max(room, 900))));
  const left = found.length - embeds.length;
  const more = left > 0 ? phrases.andMore(left) : "";
  const content = [heading, more].filter((line) => line !== "").join(" · ");
  return withText({ ...(content === "" ? {} : { content: fitContent(escapeText(content)) }), embeds });
}

/** The speakers of a library and how often each is quoted. */
export function renderSpeakers(library: Library, messages: Messages): Reply {
  const { quotes: phrases } = messages;
  if (library.speakers.length === 0) return withText({ content: phrases.nobody });
  const lines = library.speakers.map(
    ({ name, role, quotations }) =>
      `- **${fitStart(plainLine(name), 100)}**${role === undefined ? "" : `, ${fitStart(plainLine(role), 120)}`} · ${phrases.times(quotations)}`,
  );
  const { shown, left } = fitLines(lines, limits.embedDescription - 100);
  return withText({
    embeds: [
      {
        color: colours.found,
        title: phrases.heading,
        description: [...shown, ...(left > 0 ? [escapeText(phrases.andMore(left))] : [])].join("\n"),
      },
    ],
  });
}

function quotationEmbed({ article, quotation }: FoundQuotation, messages: Messages, limit: number): APIEmbed {
  const text = article.paragraphs[quotation.paragraph]?.text.slice(quotation.start, quotation.end) ?? "";
  const { speaker, confidence, cue } = quotation;
  const name =
    speaker !== undefined && confidence === "high" ? speakerLine(speaker) : messages.answer.speakerUnclear;
  const author = fitPlain(name, limits.embedAuthor);
  const cueText = cue === undefined ? "" : `${fitStart(plainLine(messages.quotes.cue(cue)), 80)} · `;
  const source = `-# ${cueText}${sourceWithTitle(article, quotation.paragraph, messages)}`;
  const room = Math.min(limits.embedDescription, limit - author.length) - source.length - 1;
  return {
    color: colours.found,
    author: { name: author },
    description: `${fitStart(text, Math.max(60, room))}\n${source}`,
  };
}
