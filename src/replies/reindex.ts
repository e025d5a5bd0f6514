import type { Messages } from "../messages/index.ts";
import type { ReindexProgress, ReindexReport } from "../shelves/index.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** What a reindex did: added, changed and removed titles, and each file that was not read, with the reason. */
export function renderReindexReport(report: ReindexReport, messages: Messages): Reply {
  const { reindex: phrases } = messages;
  const list = (lines: readonly string[], limit: number) => {
    const { shown, left } = fitLines(lines, limit - 60);
    return [...shown, ...(left > 0 ? [escapeText(phrases.andMore(left))] : [])].join("\n");
  };
  const titles = (name: string, of: readonly string[]) =>
    of.length === 0
      ? []
      : [
          {
            name: `${name}: ${of.length}`,
            value: list(
              of.map((title) => `- ${fitStart(plainLine(title), 120)}`),
              900,
            ),
          },
        ];
  const fields = [
    ...titles(phrases.added, report.added),
    ...titles(phrases.changed, report.changed),
    ...titles(phrases.removed, report.removed),
  ];
  const problems = report.problems.map(
    ({ file, reason }) => `- **${fitStart(plainLine(file), 160)}**: ${fitStart(plainLine(reason), 300)}`,
  );
  const done = phrases.done(report.articles, report.paragraphs, report.milliseconds / 1_000);
  const unchanged = report.replaced && fields.length === 0 ? `\n${phrases.unchanged}` : "";
  return withText({
    embeds: [
      {
        color: report.problems.length > 0 || !report.replaced ? colours.warning : colours.found,
        description: escapeText(report.replaced ? done + unchanged : phrases.kept),
        fields,
      },
      ...(problems.length === 0
        ? []
        : [
            {
              color: colours.warning,
              title: phrases.problems(problems.length),
              description: list(problems, Math.min(2_400, limits.embedDescription)),
            },
          ]),
    ],
  });
}

/** How far a reindex has come. */
export function renderReindexProgress({ stage, done, total }: ReindexProgress, messages: Messages): Reply {
  return withText({ content: escapeText(messages.reindex[stage](done, total)) });
}
