import type { Command } from "../src/bot.ts";
import { renderPrivacy } from "../src/replies/index.ts";
import { privately, slashCommand } from "./definition.ts";

/** `/privacy`: what is kept, for how long, and how it is deleted; PRIVACY.md says the same. */
export const privacy = {
  data: slashCommand(({ commands }) => commands.privacy),
  isForKeepers: true,
  acknowledge: privately,
  run: async ({ messages }) => renderPrivacy(messages),
} satisfies Command;
