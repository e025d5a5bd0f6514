import { randomUUID } from "node:crypto";
import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { LibraryClient } from "./library/index.ts";
import type { Log } from "./log.ts";
import { type Messages, messagesFor } from "./messages/index.ts";
import { buttonsOf, type Reply, renderFailure, renderNotice } from "./replies/index.ts";
import type { Shelf, Shelves } from "./shelves/index.ts";

/** Where somebody calls the bot: a server, a direct message, or a private channel of a user's install. */
export interface Place {
  readonly kind: "guild" | "dm" | "private";
  readonly guildId?: string;
  /**
   * The server whose own articles are seen here: this one, where it has the bot. Not where only the caller has
   * installed it, nor in direct messages.
   */
  readonly libraryId?: string;
  readonly channelId: string;
}

/** Values of a command's options by name, as Discord sent them. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** The message that a button hangs on, or that a message command was used on. */
export interface TargetMessage {
  readonly id: string;
  readonly content: string;
  readonly reply: Pick<Reply, "content" | "embeds" | "components">;
  /** Only one person sees it. */
  readonly isEphemeral: boolean;
}

/** A file that somebody has handed over. The door that the call came through can fetch it, for a while. */
export interface HandedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly url: string;
}

/** Fetches a file that was handed over. Rejects where it cannot be had, or is larger than was said. */
export type Fetch = (file: HandedFile) => Promise<Uint8Array>;

/** One call of the bot, whatever door it came through. Plain data. */
export interface Call {
  /** Name of the command; for a button, the action that its custom_id begins with. */
  readonly command: string;
  /** Of a command that has several. */
  readonly subcommand?: string;
  readonly options: Options;
  /** Options that take a file, by name. */
  readonly files?: Readonly<Record<string, HandedFile>>;
  readonly place: Place;
  readonly user: { readonly id: string; readonly name: string };
  /** Manages the server whose library this is, or is an owner of the bot. */
  readonly mayReindex: boolean;
  /** Comes from a server that has no library of its own: the host's answers there. */
  readonly isElsewhere?: boolean;
  /** Manages the server whose own articles are seen here. */
  readonly mayManage?: boolean;
  /** May send messages in this channel. Decides whether answers are private by default. */
  readonly maySend: boolean;
  /** May delete other people's messages here. */
  readonly mayModerate: boolean;
  /** Discord's locale of the user, for instance `en-US` or `de`. */
  readonly locale: string;
  readonly via: "slash" | "text" | "message" | "button";
  /** With `via: "button"`: the fields of the custom_id after the action's name. */
  readonly fields?: readonly string[];
  /** With `via: "message"` or `"button"`. */
  readonly target?: TargetMessage;
}

/** Words being typed into an option that offers suggestions. */
export interface Typing
  extends Pick<Call, "command" | "subcommand" | "options" | "place" | "mayManage" | "locale"> {
  readonly option: string;
  readonly typed: string;
}

/** A suggestion as Discord takes it. */
export type Choice = APIApplicationCommandOptionChoice<string>;

/** What suggestions are made from. */
export interface Suggesting extends Typing {
  readonly library: LibraryClient;
  readonly shelf: Shelf;
  readonly shelves: Shelves;
}

/**
 * How Discord is told at once that an answer will come. It cannot change later.
 * `update` edits the message that the button hangs on.
 */
export type Acknowledgement = "public" | "private" | "update";

/** A reply and where it goes beyond the acknowledged message. */
export interface Outcome extends Reply {
  /**
   * Of a button acknowledged with `update`. `"new"`: a new public message; `"delete"`: the button's message is
   * deleted. Default: the acknowledged one.
   */
  readonly delivery?: "new" | "delete";
}

/** What a command has to work with. The library is one snapshot for the whole call. */
export interface Context extends Call {
  readonly library: LibraryClient;
  readonly shelf: Shelf;
  readonly shelves: Shelves;
  readonly messages: Messages;
  /** The reply is seen by the asker alone, in a place where others could see it. */
  readonly isPrivate: boolean;
  /** Shows how far a slow command has come. */
  readonly progress: (reply: Reply) => void;
  readonly fetch: Fetch;
}

/** A command: Discord's own JSON, and a function from a call to a reply. */
export interface Command {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  /** Default: as the `private` option says, or private where the asker cannot send messages. */
  readonly acknowledge?: (call: Call) => Acknowledgement;
  run(context: Context): Promise<Outcome>;
  suggest?(typing: Suggesting): Promise<readonly Choice[]>;
}

/** What a button does; the first field of its custom_id names it. */
export interface Action {
  readonly acknowledge: (call: Call) => Acknowledgement;
  run(context: Context): Promise<Outcome>;
}

/** A mistake that the user can mend. Its message is shown to them, privately. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The hall: every door enters here. */
export interface Bot {
  /** What to tell Discord at once, before the call is handled. */
  acknowledge(call: Call): Acknowledgement;
  /** Never rejects. A reply with `isFailure` goes to the asker alone. */
  handle(call: Call, progress?: (reply: Reply) => void, fetch?: Fetch): Promise<Handled>;
  /** Suggestions for an option being typed; at most 25. Never rejects. */
  suggest(typing: Typing): Promise<readonly Choice[]>;
  /** What is registered with Discord. */
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
}

/** An outcome, and whether it is a failure, which only the asker sees. */
export interface Handled extends Outcome {
  readonly isFailure: boolean;
}

/** What the bot is made of. `actions` are the buttons, by the first field of their custom_id. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly shelves: Shelves;
  readonly log: Log;
}

/** Puts the bot together. */
export function createBot({ commands, actions, shelves, log }: BotParts): Bot {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const runnerOf = (call: Call): Command | Action | undefined =>
    call.via === "button"
      ? Object.hasOwn(actions, call.command)
        ? actions[call.command]
        : undefined
      : byName.get(call.command);

  const acknowledge = (call: Call): Acknowledgement => {
    const runner = runnerOf(call);
    // That something is no longer known concerns nobody but who tried it.
    if (runner === undefined) return "private";
    return runner.acknowledge?.(call) ?? acknowledgeByDefault(call);
  };

  return {
    commands: commands.map(({ data }) => data),

    acknowledge,

    async handle(call, progress = () => {}, fetch = fetchNothing) {
      const messages = messagesFor(call.locale);
      try {
        const runner = runnerOf(call);
        if (runner === undefined) throw new UserError(messages.errors.unknownCommand);
        if (call.via === "button" && !isCarried(call)) throw new UserError(messages.errors.staleButton);
        if (call.options["private"] === false && !mayPost(call))
          throw new UserError(messages.errors.mayNotSend);
        const shelf = await shelves.shelfFor(call.place);
        const { library } = shelf;
        const acknowledged = acknowledge(call);
        const isPrivate =
          acknowledged === "private" || (acknowledged === "update" && call.target?.isEphemeral === true);
        const outcome = await runner.run({
          ...call,
          library,
          shelf,
          shelves,
          messages,
          isPrivate,
          progress,
          fetch,
        });
        return { ...outcome, isFailure: false };
      } catch (error) {
        if (error instanceof UserError) return { ...renderNotice(error.message), isFailure: true };
        const errorId = randomUUID().slice(0, 8);
        log.error({ err: error, errorId, command: call.command, via: call.via }, "a call failed");
        return { ...renderFailure(errorId, messages), isFailure: true };
      }
    },

    async suggest(typing) {
      try {
        const shelf = await shelves.shelfFor(typing.place);
        const { library } = shelf;
        const choices = await byName.get(typing.command)?.suggest?.({
          ...typing,
          library,
          shelf,
          shelves,
        });
        return choices?.slice(0, 25) ?? [];
      } catch (error) {
        log.error({ err: error, command: typing.command }, "suggestions failed");
        return [];
      }
    },
  };
}

async function fetchNothing({ name }: HandedFile): Promise<never> {
  throw new Error(`nobody can fetch ${name}`);
}

/** Whether the call's message has the button that is said to have been pressed. */
function isCarried({ command, fields = [], target }: Call): boolean {
  const pressed = [command, ...fields].join(":");
  return target !== undefined && buttonsOf(target.reply).some(({ custom_id }) => custom_id === pressed);
}

/** Whether the asker may write where the call came from: what they may not write, the bot does not post for them. */
export function mayPost({ place, maySend }: Call): boolean {
  return place.kind !== "guild" || maySend;
}

/** As the `private` option says; private where the asker may not write. */
function acknowledgeByDefault(call: Call): Acknowledgement {
  if (call.place.kind === "dm") return "public";
  return call.options["private"] === true || !mayPost(call) ? "private" : "public";
}
