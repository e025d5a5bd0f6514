import { UserError } from "../../src/bot.ts";
import { renderNotice } from "../../src/replies/index.ts";
import { textOption } from "../definition.ts";
import { textOf } from "../named.ts";
import { optionPhrase, type Subcommand } from "./subcommand.ts";

/** Deletes everything of the server, once that is confirmed in words. */
export const forget = {
  name: "forget",
  options: [textOption(optionPhrase("confirm"), { isRequired: true })],
  run: async (context, { library }) => {
    const { messages, options, shelves, user } = context;
    const words = messages.library.confirmation;
    if (textOf(options["confirm"])?.toLowerCase() !== words)
      throw new UserError(messages.library.confirmWith(words));
    await shelves.forget(library, user.id);
    return renderNotice(messages.library.forgotten);
  },
} satisfies Subcommand;
