import type { APIEmbed } from "discord-api-types/v10";
import type { ArticleHead, FoundQuotation, LibrarySpeaker, Page } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitContent, fitLines, fitPlain, fitStart, fitTotal, limits } from "./fit.ts";
import { colours, sourceWithTitle } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { titleOf } from "./source-line.ts";
import { speakerLine, withCorrector } from "./speaker.ts";

/** What quotations were asked by. */
export interface QuotesSubject {
  readonly speaker?: LibrarySpeaker | undefined;
  readonly about?: string | undefined;
  readonly article?: ArticleHead | undefined;
}

/** Who said what, word for word: speaker first, then the words, then cue and source. */
export function renderQuotes(
  { items, total }: Page<FoundQuotation>,
  { speaker, about, article }: QuotesSubject,
  messages: Messages,
): Reply {
  const { quotes: phrases } = messages;
  const heading = [
    ...(speaker === undefined ? [] : [phrases.of(fitPlain(speaker.name, 150))]),
    ...(about === undefined ? [] : [phrases.about(fitPlain(about, 300))]),
    ...(article === undefined ? [] : [messages.answer.narrowedToArticle(fitPlain(titleOf(article), 150))]),
  ].join(" · ");
  if (items.length === 0) {
    return withText({
      content: fitContent(escapeText(heading === "" ? phrases.none : `${heading}\n${phrases.none}`)),
    });
  }
  const room = Math.floor(limits.embedsTotal / items.length);
  const embeds = fitTotal(items.map((one) => quotationEmbed(one, messages, Math.max(room, 900))));
  const left = total - embeds.length;
  const more = left > 0 ? phrases.andMore(left) : "";
  const content = [heading, more].filter((line) => line !== "").join(" · ");
  return withText({ ...(content === "" ? {} : { content: fitContent(escapeText(content)) }), embeds });
}

/** The speakers that a library quotes most, as many as fit, and how often each is quoted. */
export function renderSpeakers({ items, total }: Page<LibrarySpeaker>, messages: Messages): Reply {
  const { quotes: phrases } = messages;
  if (items.length === 0) return withText({ content: phrases.nobody });
  const lines = items.map(
    ({ name, role, quotationCount }) =>
      `- **${fitStart(plainLine(name), 100)}**${role === undefined ? "" : `, ${fitStart(plainLine(role), 120)}`} · ${phrases.times(quotationCount)}`,
  );
  const { shown } = fitLines(lines, limits.embedDescription - 100);
  const left = total - shown.length;
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

function quotationEmbed(found: FoundQuotation, messages: Messages, limit: number): APIEmbed {
  const { start, end, speaker, confidence, cue } = found.quotation;
  const text = found.text.slice(start, end);
  const name =
    speaker !== undefined && confidence === "high" ? speakerLine(speaker) : messages.answer.speakerUnclear;
  const author = fitPlain(withCorrector(name, found.quotation, messages), limits.embedAuthor);
  const cueText = cue === undefined ? "" : `${fitStart(plainLine(messages.quotes.cue(cue)), 80)} · `;
  const source = `-# ${cueText}${sourceWithTitle(found, messages)}`;
  const room = Math.min(limits.embedDescription, limit - author.length) - source.length - 1;
  return {
    color: colours.found,
    author: { name: author },
    description: `${fitStart(text, Math.max(60, room))}\n${source}`,
  };
}
