/**
 * What the page and the tests see of the sandbox and may do in it. Plain JSON throughout.
 *
 * The page is served at `/`, its files under `/page/*`, and it opens one WebSocket at `/page/live`. All three are
 * on the port of the sandbox, and every request must name the sandbox's own host and, where it has an `Origin`,
 * the sandbox's own origin. On connecting the page is sent a `snapshot` for the user it looks through (the member,
 * until it sends a `view-as`), then the changes as they happen. What a user may not see (somebody else's ephemeral
 * message, another's DM, a command hidden from them) is never sent.
 *
 * Embeds, components, attachments and command options are Discord's own objects, typed by discord-api-types.
 * Ids are decimal strings of 17 to 19 digits; times are ISO 8601; lengths are UTF-16 units.
 */
import type {
  APIApplicationCommandOption,
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackComponent,
} from "discord-api-types/v10";

/** A snowflake. */
export type Id = string;

/** A person, or the bot, as drawn beside a message. */
export interface UserView {
  readonly id: Id;
  /** The unique name, lower case: `mara`. */
  readonly username: string;
  /** The name shown: `Mara`. */
  readonly name: string;
  readonly bot: boolean;
  /** CSS colour of the avatar's ground; there are no avatar pictures, draw the name's first letter on it. */
  readonly avatarColour: string;
  /** Whether they have Manage Server in the servers of the sandbox. Never true of the bot. */
  readonly mayManageServer: boolean;
}

/** A place where messages stand. */
export interface ChannelView {
  readonly id: Id;
  /**
   * `guild`: a text channel of a server. `dm`: the viewer's conversation with the bot. `private`: a conversation
   * with another person in which the bot is not present, but its commands are if the viewer installed it.
   */
  readonly kind: "guild" | "dm" | "private";
  /** Without `#`; for a DM the other's name. */
  readonly name: string;
  readonly topic?: string;
  readonly guildId?: Id;
  /** Who a DM or private channel is with. */
  readonly recipientId?: Id;
  /** False in a channel where the viewer may read but not write; commands still work there. */
  readonly maySend: boolean;
}

/** A server. */
export interface GuildView {
  readonly id: Id;
  readonly name: string;
  /** CSS colour of its icon's ground. */
  readonly colour: string;
  /** Whether the bot is a member. Where it is not, only commands of a user install show. */
  readonly hasBot: boolean;
  readonly channels: readonly ChannelView[];
  /** The users who are in it, the bot included where it is a member. For the member list and mentions. */
  readonly memberIds: readonly Id[];
  /** Its roles, @everyone first. For selects of roles. */
  readonly roles: readonly { readonly id: Id; readonly name: string }[];
}

/** "Mara used /ask": the line above a message that answers an interaction. */
export interface InteractionView {
  readonly id: Id;
  readonly userId: Id;
  /** `slash` is drawn with a slash before the name, `message` (a message command) without. */
  readonly kind: "slash" | "message" | "component" | "modal";
  /** The command's name; for `component` and `modal` the name of the command at the root, or "" if there is none. */
  readonly name: string;
}

/** The message that a message answers, for the line above it. */
export interface ReplyView {
  readonly id: Id;
  /** Null when it has been deleted ("Original message was deleted"). */
  readonly message: { readonly authorId: Id; readonly content: string } | null;
}

/** The message that a message forwards. */
export interface ForwardView {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly attachments: readonly APIAttachment[];
  readonly sentAt: string;
}

/**
 * A message as one user sees it.
 *
 * `state`:
 * - `sending`: the user's command is on its way and the bot has not answered yet (at most 3 s). Not a message of
 *   the channel: only its user sees it. It vanishes when the bot answers with a message of its own.
 * - `thinking`: deferred. "Verbatim is thinking…"
 * - `did-not-respond`: what `sending` becomes after 3 s, and `thinking` after 15 minutes. "The application did not
 *   respond". Only its user sees it; dismissable.
 * - `sent`: an ordinary message.
 */
export interface MessageView {
  readonly id: Id;
  readonly channelId: Id;
  readonly authorId: Id;
  readonly state: "sending" | "thinking" | "did-not-respond" | "sent";
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly APIAttachment[];
  /** Discord's MessageFlags bit field (4 = embeds suppressed, 64 = ephemeral, 128 = thinking). */
  readonly flags: number;
  readonly sentAt: string;
  /** Present when it is to be marked "(edited)". */
  readonly editedAt?: string;
  /** "Only you can see this · Dismiss message". Only the user it is for is ever sent it. */
  readonly ephemeral: boolean;
  readonly interaction?: InteractionView;
  readonly replyTo?: ReplyView;
  /** What it forwards: a copy, whatever became of the message. Then it has no words and files of its own. */
  readonly forwarded?: ForwardView;
  /** Ids of the users that were really mentioned (pinged), that is, after `allowed_mentions`. */
  readonly mentions: readonly Id[];
  readonly mentionsEveryone: boolean;
  /** The custom_id that this viewer has just used and the bot has not acknowledged: draw a spinner on it. */
  readonly pendingComponent?: string;
  /** "This interaction failed": the bot did not acknowledge the viewer's last click on this message within 3 s. */
  readonly interactionFailed?: boolean;
}

/** A command that the viewer is offered in one channel. Commands hidden from them there are not listed. */
export interface CommandView {
  readonly id: Id;
  readonly name: string;
  /** `slash` in the `/` menu; `message` under Apps in a message's context menu. */
  readonly kind: "slash" | "message";
  /** "" for message commands. */
  readonly description: string;
  /** Discord's option objects, in order; may hold subcommands. */
  readonly options: readonly APIApplicationCommandOption[];
}

/** One line of an autocomplete answer: shown as `name`, sent as `value`. */
export interface ChoiceView {
  readonly name: string;
  readonly value: string | number;
}

/** The modal that the bot opened for the viewer. */
export interface ModalView {
  /** Names it in `submitModal` and `closeModal`. */
  readonly id: Id;
  readonly channelId: Id;
  readonly title: string;
  readonly customId: string;
  readonly components: readonly APIModalInteractionResponseCallbackComponent[];
}

/** Someone is typing in a channel, until a message of theirs comes or the time is past. */
export interface TypingView {
  readonly channelId: Id;
  readonly userId: Id;
  readonly until: string;
}

/** Everything one user sees. */
export interface View {
  readonly application: { readonly id: Id; readonly name: string; readonly botId: Id };
  /** Whether the bot is logged in. */
  readonly online: boolean;
  /** The user looked through. */
  readonly viewerId: Id;
  /** All users of the sandbox, the bot included. `people` are those that `view-as` takes. */
  readonly users: readonly UserView[];
  readonly peopleIds: readonly Id[];
  readonly guilds: readonly GuildView[];
  /** The viewer's DM with the bot, then their private channels. */
  readonly directChannels: readonly ChannelView[];
  /** By channel id, oldest first. Every channel the viewer can see has an entry. */
  readonly messages: Readonly<Record<Id, readonly MessageView[]>>;
  /** By channel id, in the order of registration. Every channel the viewer can see has an entry. */
  readonly commands: Readonly<Record<Id, readonly CommandView[]>>;
  readonly typing: readonly TypingView[];
  readonly modal: ModalView | null;
}

/** What the sandbox sends to the page. */
export type PageEvent =
  /** On connecting, after `view-as`, and after a reset by anybody. Replaces everything. */
  | { readonly type: "snapshot"; readonly view: View }
  /** A new message (its id is unknown so far: append) or a changed one (replace). */
  | { readonly type: "message"; readonly message: MessageView }
  /** Deleted, dismissed, or a `sending` line that the answer has replaced. */
  | { readonly type: "message-gone"; readonly channelId: Id; readonly id: Id }
  | { readonly type: "typing"; readonly typing: TypingView }
  /** The bot registered commands; replaces `View.commands`. */
  | { readonly type: "commands"; readonly commands: View["commands"] }
  /** A modal opens, or closes (null). */
  | { readonly type: "modal"; readonly modal: ModalView | null }
  | { readonly type: "online"; readonly online: boolean }
  /** The answer to the request with the same number. */
  | { readonly type: "result"; readonly request: number; readonly result: ActionResult };

/** What the page sends. `request` is a number of the page's choosing that comes back in the `result`. */
export type PageRequest =
  | { readonly type: "view-as"; readonly userId: Id }
  | { readonly type: "do"; readonly request: number; readonly action: Action };

/** A file that a user hands over. */
export interface GivenFile {
  readonly name: string;
  /** Its type as the user's machine names it, `text/plain`; "" where it knows none. */
  readonly contentType: string;
  /** Its bytes in base64. */
  readonly base64: string;
}

/** The options of a command by name. User, role, channel and mentionable options take the id, attachments the file. */
export type OptionValues = Readonly<Record<string, string | number | boolean | GivenFile>>;

/** By the custom_id of the input: text of a text input, values of a select, files of a file upload. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | readonly GivenFile[]>>;

/** What a user does. */
export type Action =
  /** Write a message; in the channel with the bot this is a DM. `<@id>` mentions. `replyTo` is a message id. */
  | {
      readonly type: "say";
      readonly channelId: Id;
      readonly content: string;
      readonly replyTo?: Id;
      readonly files?: readonly GivenFile[];
    }
  /** Forward a message to a channel in which one may write. */
  | { readonly type: "forward"; readonly messageId: Id; readonly channelId: Id }
  /** Write to the bot in the viewer's DM with it. */
  | { readonly type: "dm"; readonly content: string }
  /** Use a slash command. `name` is `ask`, or `group sub` with subcommands. */
  | { readonly type: "slash"; readonly channelId: Id; readonly name: string; readonly options: OptionValues }
  /** Ask for suggestions for the option `focused`, whose half-typed text is in `options`. */
  | {
      readonly type: "autocomplete";
      readonly channelId: Id;
      readonly name: string;
      readonly options: OptionValues;
      readonly focused: string;
    }
  | { readonly type: "click"; readonly messageId: Id; readonly customId: string }
  | {
      readonly type: "select";
      readonly messageId: Id;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | { readonly type: "submitModal"; readonly modalId: Id; readonly values: ModalValues }
  | { readonly type: "closeModal"; readonly modalId: Id }
  | { readonly type: "messageCommand"; readonly name: string; readonly messageId: Id }
  /** Delete a message of one's own; a moderator, any in a server. */
  | { readonly type: "delete"; readonly messageId: Id }
  /** Dismiss an ephemeral message or a `did-not-respond` line. */
  | { readonly type: "dismiss"; readonly messageId: Id }
  /** Empty every channel and end every interaction; registered commands and the bot's session stay. */
  | { readonly type: "reset" };

/** Why an action was not carried out. `message` is fit to be shown to the user. */
export interface ActionError {
  /**
   * - `unknown`: no such channel, message, command, component or modal (any more), or not visible to the user.
   * - `forbidden`: they may not do this here.
   * - `invalid`: what they typed breaks a rule (a required option is missing, over 2,000 characters …).
   * - `did-not-respond`: the bot gave no autocomplete answer within 3 s.
   */
  readonly code: "unknown" | "forbidden" | "invalid" | "did-not-respond";
  readonly message: string;
  /** The option or input concerned, where there is one. */
  readonly field?: string;
}

/**
 * What came of an action. An interaction's result comes at once and does not wait for the bot: what the bot does is
 * told by events. Only `autocomplete` waits for the bot's choices.
 */
export type ActionResult =
  | {
      readonly ok: true;
      /** Of `say` and `dm`. */
      readonly messageId?: Id;
      /** Of everything that is an interaction. */
      readonly interactionId?: Id;
      /** Of `autocomplete`. */
      readonly choices?: readonly ChoiceView[];
    }
  | { readonly ok: false; readonly error: ActionError };
