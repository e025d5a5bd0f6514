import type { Messages } from "../messages/index.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** What is kept, for how long, and how it is deleted. */
export function renderPrivacy({ privacy }: Messages): Reply {
  return withText({
    embeds: [
      {
        color: colours.found,
        title: privacy.title,
        description: privacy.lead,
        fields: privacy.sections.map(({ heading, text }) => ({ name: heading, value: text })),
      },
    ],
  });
}
