import type { Messages } from "../messages/index.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** What is kept, for how long, and how it is deleted. */
export function renderPrivacy({ privacy: { title, lead, sections } }: Messages): Reply {
  return withText({
    embeds: [
      {
        color: colours.found,
        title,
        description: lead,
        fields: sections.map(({ heading, text }) => ({ name: heading, value: text })),
      },
    ],
  });
}
