import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from "discord-api-types/v10";

/** A file sent along with a reply. */
export interface ReplyFile {
  readonly name: string;
  /** Text, or bytes. */
  readonly content: string | Uint8Array;
}

/**
 * What the bot says, as plain data: Discord's own JSON within Discord's limits, everything escaped,
 * and the same content as plain text for terminals and screen readers.
 */
export interface Reply {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly ReplyFile[];
  /** The whole reply as plain text: nothing escaped, no meaning in emoji or colour alone. */
  readonly text: string;
}
