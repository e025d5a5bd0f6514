import type { APIEmbed, APIEmbedField } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { OpeningFailure, ReindexProgress, ReindexReport } from "../shelves/index.ts";
import { buttonRows, reindexAnywayButton } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/**
 * What a reindex did: added, changed and removed titles, articles that stay as they were, and each file that was not
 * read, with the reason. Where most of what is served would be gone, what it would do, with a button that does it.
 */
export function renderReindexReport(report: ReindexReport, messages: Messages): Reply {
  const { reindex: phrases } = messages;
  const fields = [
    ...titlesField(phrases.added, report.added, messages),
    ...titlesField(phrases.changed, report.changed, messages),
    ...titlesField(phrases.removed, report.removed, messages),
  ];
  const kept = report.kept.map(
    ({ title, file, reason }) => `- **${cut(title, 120)}** (${cut(file, 160)}): ${cut(reason, 300)}`,
  );
  const problems = report.problems.map(({ file, reason }) => `- **${cut(file, 160)}**: ${cut(reason, 300)}`);
  const isSmooth = report.replaced && kept.length === 0 && problems.length === 0;
  return withText({
    embeds: [
      {
        color: isSmooth ? colours.found : colours.warning,
        description: escapeText(outcomeOf(report, messages)),
        fields,
      },
      ...listEmbed(phrases.stay(kept.length), kept, messages),
      ...listEmbed(phrases.problems(problems.length), problems, messages),
    ],
    ...(report.needsConfirmation ? { components: buttonRows([reindexAnywayButton(messages)]) } : {}),
  });
}

/** Why a reindex came to nothing, and that what was served goes on being served. */
export function renderReindexFailure(failure: OpeningFailure, { reindex }: Messages): Reply {
  const description = escapeText(`${whyOf(failure, reindex)} ${reindex.oldStays}`);
  return withText({ embeds: [{ color: colours.warning, description }] });
}

function whyOf(failure: OpeningFailure, phrases: Messages["reindex"]): string {
  if (failure.kind === "silent") return phrases.tookTooLong(failure.milliseconds / 1_000);
  return failure.kind === "memory" ? phrases.tookTooMuchMemory : phrases.brokeOff;
}

function outcomeOf(report: ReindexReport, { reindex: phrases }: Messages): string {
  const { needsConfirmation, articles, paragraphs, added, changed, removed, own } = report;
  if (needsConfirmation) return phrases.wouldLose(removed.length, articles);
  const done = phrases.done(articles, paragraphs, report.milliseconds / 1_000);
  const isUnchanged = added.length + changed.length + removed.length === 0;
  const lines = [
    done,
    ...(isUnchanged ? [phrases.unchanged] : []),
    ...(own === undefined ? [] : [phrases.own(own)]),
  ];
  return lines.join("\n");
}

function titlesField(name: string, titles: readonly string[], messages: Messages): APIEmbedField[] {
  if (titles.length === 0) return [];
  const lines = titles.map((title) => `- ${cut(title, 120)}`);
  return [{ name: `${name}: ${titles.length}`, value: list(lines, 900, messages) }];
}

function listEmbed(title: string, lines: readonly string[], messages: Messages): APIEmbed[] {
  return lines.length === 0
    ? []
    : [{ color: colours.warning, title, description: list(lines, 1_200, messages) }];
}

/** As many of the lines as fit, and how many do not. */
function list(lines: readonly string[], limit: number, { reindex }: Messages): string {
  const { shown, left } = fitLines(lines, limit - 60);
  return [...shown, ...(left > 0 ? [escapeText(reindex.andMore(left))] : [])].join("\n");
}

function cut(text: string, limit: number): string {
  return fitStart(plainLine(text), limit);
}

/** How far a reindex has come. */
export function renderReindexProgress({ stage, done, total }: ReindexProgress, messages: Messages): Reply {
  return withText({ content: escapeText(messages.reindex[stage](done, total)) });
}
