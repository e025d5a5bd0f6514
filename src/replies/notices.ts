import type { Messages } from "../messages/index.ts";
import { fitStart, limits } from "./fit.ts";
import { showControls } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** A plain sentence of the bot's own; anything foreign in it comes out harmless. */
export function renderNotice(text: string): Reply {
  return { content: fitStart(text, limits.content), text: showControls(text) };
}

/** The apology for a failure that is not the user's, with the id under which it was logged. */
export function renderFailure(errorId: string, messages: Messages): Reply {
  return renderNotice(messages.errors.failure(errorId));
}
