import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { LibraryClient } from "./library/index.ts";
import type { Log } from "./log.ts";
import { type Messages, messagesFor } from "./messages/index.ts";
import { buttonsOf, menusOf, type Reply, renderFailure, renderNotice } from "./replies/index.ts";
import type { EarlierVersions, LaterShelf, ServerSettings, Shelf, Shelves } from "./shelves/index.ts";

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
  /** Where the channel is a thread, the channel that it belongs to. */
  readonly parentId?: string;
}

/** Values of a command's options by name, as Discord sent them. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** The message that a button or a menu hangs on, or that a message command was used on. */
export interface TargetMessage {
  readonly id: string;
  readonly content: string;
  readonly reply: Pick<Reply, "content" | "embeds" | "components">;
  /** Only one person sees it. */
  readonly isEphemeral: boolean;
  /** Files that hang on it. */
  readonly files?: readonly HandedFile[];
  /** What it forwards, as that was then. */
  readonly forwarded?: readonly Pick<TargetMessage, "content" | "files">[];
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

/** Who is a member of which server, as the door that the call came through can tell. */
export interface Memberships {
  /** Undefined where that cannot be told now. */
  isMember(server: string, user: string): Promise<boolean | undefined>;
  /** The servers among these that what was typed means and that the user is a member of, the best first. */
  find(
    user: string,
    typed: string,
    among: readonly string[],
  ): Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** One call of the bot, whatever door it came through. Plain data. */
export interface Call {
  /** Name of the command; for a button, a menu or a form, the action that its custom_id begins with. */
  readonly command: string;
  /** Of a command that has several. */
  readonly subcommand?: string;
  /** Of a form: what was written into it, by the custom_id of the input. */
  readonly options: Options;
  /** Options that take a file, by name; of a form, inputs that take several. */
  readonly files?: Readonly<Record<string, readonly HandedFile[]>>;
  readonly place: Place;
  readonly user: { readonly id: string; readonly name: string };
  /** Manages the server whose library this is, or is an owner of the bot. */
  readonly mayReindex: boolean;
  /** Comes from a server that has no library of its own: the host's answers there. */
  readonly isElsewhere?: boolean;
  /** The caller's roles in the server, where the call comes from one. */
  readonly roleIds?: readonly string[];
  /** Manages the server whose own articles are seen here. */
  readonly mayManage?: boolean;
  /** May send messages in this channel. Decides whether answers are private by default. */
  readonly maySend: boolean;
  /** May delete other people's messages here. */
  readonly mayModerate: boolean;
  /** Discord's locale of the user, for instance `en-US` or `de`. */
  readonly locale: string;
  readonly via: "slash" | "text" | "message" | "button" | "menu" | "form";
  /** Of a button, a menu or a form: the fields of the custom_id after the action's name. */
  readonly fields?: readonly string[];
  /** How Discord was told that an answer will come; absent where it did not have to be told. */
  readonly acknowledged?: Acknowledgement;
  /** What was chosen from a menu. */
  readonly values?: readonly string[];
  /** What a message command was used on; what a button or a menu hangs on, or what a form was opened from. */
  readonly target?: TargetMessage;
}

/** Words being typed into an option that offers suggestions. */
export interface Typing
  extends Pick<Call, "command" | "subcommand" | "options" | "place" | "roleIds" | "mayManage" | "locale"> {
  readonly user?: Call["user"];
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
  readonly messages: Messages;
  readonly memberships: Memberships;
}

/**
 * How Discord is told at once that an answer will come. It cannot change later.
 * `update` edits the message that the button hangs on; `form` is no acknowledgement: a form opens instead of it.
 */
export type Acknowledgement = "public" | "private" | "update" | "form";

/**
 * A form that opens in a window of its own: Discord's own JSON. Its custom_id names the action that takes what is
 * written into it, as a button's does.
 */
export type Form = APIModalInteractionResponseCallbackData;

/** What a form is made from. It opens within Discord's 3 s, so no library is opened for it. */
export interface FormContext extends Call {
  readonly shelves: Shelves;
  readonly messages: Messages;
}

/** A reply and where it goes beyond the acknowledged message. */
export interface Outcome extends Reply {
  /**
   * Of a button acknowledged with `update`. `"new"`: a new public message; `"delete"`: the button's message is
   * deleted. `"none"`, of what was written: nothing is said. Default: the acknowledged one.
   */
  readonly delivery?: "new" | "delete" | "none";
}

/**
 * What a command has to work with. The library is one snapshot for the whole call, opened when it is first asked: what
 * asks none works where it cannot be opened, too.
 */
export interface Context extends Call {
  readonly library: LibraryClient;
  /** Counts what of the library is asked for by name. */
  readonly usage: LaterShelf["usage"];
  readonly shelves: Shelves;
  readonly messages: Messages;
  /** Opens the earlier versions of what is seen here; undefined where there are none. */
  readonly earlier: () => Promise<EarlierVersions | undefined>;
  /** The reply is seen by the asker alone, in a place where others could see it. */
  readonly isPrivate: boolean;
  /** Where the reply may be shown to all: see `Shelves.shareMark`. */
  readonly shareMark?: string;
  /** Shows how far a slow command has come. */
  readonly progress: (reply: Reply) => void;
  readonly fetch: Fetch;
  readonly memberships: Memberships;
}

/** A command: Discord's own JSON, and a function from a call to a reply. */
export interface Command {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  /**
   * Default: as the `private` option says, or private where the asker cannot send messages or the server has set so.
   */
  readonly acknowledge?: (call: Call) => Acknowledgement;
  /** Works in channels where the bot does not answer, too. */
  readonly isForKeepers?: boolean;
  run(context: Context): Promise<Outcome>;
  /** Where it acknowledges with `form`. */
  form?(context: FormContext): Promise<Form>;
  suggest?(typing: Suggesting): Promise<readonly Choice[]>;
}

/** What a button, a menu or a form does; the first field of its custom_id names it. */
export interface Action {
  readonly acknowledge: (call: Call) => Acknowledgement;
  /** Works in channels where the bot does not answer, too. */
  readonly isForKeepers?: boolean | ((call: Call) => boolean);
  run(context: Context): Promise<Outcome>;
  /** Where it acknowledges with `form`. */
  form?(context: FormContext): Promise<Form>;
}

/** A mistake that the user can mend. Its message is shown to them, privately. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The hall: every door enters here. */
export interface Bot {
  /** What to tell Discord at once, before the call is handled. */
  acknowledge(call: Call): Promise<Acknowledgement>;
  /** Never rejects. A reply with `isFailure` goes to the asker alone. */
  handle(
    call: Call,
    progress?: (reply: Reply) => void,
    fetch?: Fetch,
    memberships?: Memberships,
  ): Promise<Handled>;
  /** The form that opens where a call is acknowledged with `form`, or why none does. Never rejects. */
  open(call: Call): Promise<{ readonly form: Form } | { readonly refusal: Handled }>;
  /** Suggestions for an option being typed; at most 25. Never rejects. */
  suggest(typing: Typing, memberships?: Memberships): Promise<readonly Choice[]>;
  /** What is registered with Discord. */
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
}

/** An outcome, and whether it is a failure, which only the asker sees. */
export interface Handled extends Outcome {
  readonly isFailure: boolean;
}

/** What the bot is made of. `actions` are those of buttons, menus and forms, by the first field of their custom_id. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly shelves: Shelves;
  readonly log: Log;
}

/** Puts the bot together. */
export function createBot({ commands, actions, shelves, log }: BotParts): Bot {
  const runners = createRunners(commands, actions);
  const acknowledge = async (call: Call): Promise<Acknowledgement> => {
    const runner = runners.of(call);
    // That something is no longer known concerns nobody but who tried it.
    if (runner === undefined) return "private";
    const own = runner.acknowledge?.(call);
    return own ?? acknowledgeByDefault(call, await withinMoment(shelves.settingsFor(call.place)));
  };

  return {
    commands: commands.map(({ data }) => data),

    acknowledge,

    async open(call) {
      let messages = messagesFor(call.locale);
      try {
        const settings = await shelves.settingsFor(call.place);
        messages = phrasesFor(call, settings);
        const runner = runners.require(call, messages);
        // What is written into a form must not be lost because nobody takes it.
        if (runner.form === undefined || !isHeard(call, runner, settings, messages))
          throw new Error("there is no such form");
        return { form: await runner.form({ ...call, shelves, messages }) };
      } catch (error) {
        return { refusal: failed(error, call, messages, log) };
      }
    },

    async handle(given, progress = () => {}, fetch = fetchNothing, memberships = nobody) {
      let messages = messagesFor(given.locale);
      try {
        const settings = await shelves.settingsFor(given.place);
        messages = phrasesFor(given, settings);
        const call = { ...given, place: await placeOf(given, shelves, memberships) };
        const runner = runners.require(call, messages);
        if (!isHeard(call, runner, settings, messages)) return silence;
        const isPrivate = isSeenByAskerAlone(call, call.acknowledged ?? (await acknowledge(call)));
        const roles = isPrivate ? rolesOf(call) : [];
        // Before the library is opened: it is never newer than what is seen in that.
        const shareMark = isPrivate ? await shelves.shareMark(call.place, roles) : undefined;
        const outcome = await runner.run({
          ...call,
          ...shelves.whenAsked(call.place, roles),
          shelves,
          messages,
          earlier: () => shelves.earlierFor(call.place, roles),
          isPrivate,
          ...(shareMark === undefined ? {} : { shareMark }),
          progress,
          fetch,
          memberships,
        });
        return { ...outcome, isFailure: false };
      } catch (error) {
        return failed(error, given, messages, log);
      }
    },

    suggest: (typing, memberships = nobody) =>
      suggestions(typing, runners.byName.get(typing.command), shelves, memberships).catch(
        (error: unknown) => {
          log.error({ err: error, command: typing.command }, "suggestions failed");
          return [];
        },
      ),
  };
}

async function suggestions(
  typing: Typing,
  command: Command | undefined,
  shelves: Shelves,
  memberships: Memberships,
): Promise<readonly Choice[]> {
  const place = await placeOf(typing, shelves, memberships);
  // What is suggested is to be found by the call, too.
  const { privateIn } = await shelves.settingsFor(place);
  const isPrivate = typing.options["private"] ?? isAmong(privateIn, place);
  const shelf = await shelves.shelfFor(place, isPrivate === true ? rolesOf(typing) : []);
  const { library } = shelf;
  const messages = messagesFor(typing.locale);
  const suggesting = { ...typing, place, library, shelf, shelves, messages, memberships };
  return (await command?.suggest?.(suggesting))?.slice(0, 25) ?? [];
}

/** Roles count in the server that they are of, and not in direct messages, whatever was chosen there. */
function rolesOf({ place, roleIds = [] }: Pick<Typing, "place" | "roleIds">): readonly string[] {
  return place.kind === "guild" ? roleIds : [];
}

/** In direct messages the caller chooses whose library they ask; elsewhere the place decides. */
async function placeOf(
  { place, user }: Pick<Typing, "place" | "user">,
  shelves: Shelves,
  { isMember }: Memberships,
): Promise<Place> {
  if (place.kind !== "dm" || place.libraryId !== undefined || user === undefined) return place;
  const libraryId = await shelves.chosenBy(user.id, isMember);
  return libraryId === undefined ? place : { ...place, libraryId };
}

/** Finds what a call is a call of. */
function createRunners(commands: readonly Command[], actions: BotParts["actions"]) {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const of = (call: Call): Command | Action | undefined => {
    if (!hasCustomId(call)) return byName.get(call.command);
    return Object.hasOwn(actions, call.command) ? actions[call.command] : undefined;
  };
  const require = (call: Call, { errors }: Messages): Command | Action => {
    const runner = of(call);
    if (runner === undefined) throw new UserError(errors.unknownCommand);
    if (!isCarried(call)) throw new UserError(errors.staleButton);
    return runner;
  };
  return { byName, of, require };
}

/** What is said of an error: to the user what they can mend, and otherwise an apology with the id it is logged under. */
function failed(error: unknown, { command, via }: Call, messages: Messages, log: Log): Handled {
  if (error instanceof UserError) return { ...renderNotice(error.message), isFailure: true };
  const errorId = randomUUID().slice(0, 8);
  log.error({ err: error, errorId, command, via }, "a call failed");
  return { ...renderFailure(errorId, messages), isFailure: true };
}

function isSeenByAskerAlone({ target }: Call, acknowledged: Acknowledgement): boolean {
  return acknowledged === "private" || (acknowledged === "update" && target?.isEphemeral === true);
}

/** No door: nobody is a member of anything. */
const nobody: Memberships = { isMember: async () => false, find: async () => [] };

async function fetchNothing({ name }: HandedFile): Promise<never> {
  throw new Error(`nobody can fetch ${name}`);
}

/** Whether an action is called, and no command. */
function hasCustomId({ via }: Call): boolean {
  return via === "button" || via === "menu" || via === "form";
}

/**
 * Whether the call's message has the button that is said to have been pressed, or the menu with what is said to have
 * been chosen. A form hangs on no message: its action checks what it is told.
 */
function isCarried({ via, command, fields = [], values = [], target }: Call): boolean {
  const used = [command, ...fields].join(":");
  if (via === "button")
    return target !== undefined && buttonsOf(target.reply).some(({ custom_id }) => custom_id === used);
  if (via !== "menu") return true;
  const menu = target && menusOf(target.reply).find(({ custom_id }) => custom_id === used);
  if (menu === undefined) return false;
  // Discord fills in the others: channels and roles of the server, by their ids.
  if (!("options" in menu)) return values.every((value) => /^\d{1,20}$/.test(value));
  const offered = new Set(menu.options.map(({ value }) => value));
  return values.every((value) => offered.has(value));
}

/** Whether the asker may write where the call came from: what they may not write, the bot does not post for them. */
export function mayPost({ place, maySend }: Call): boolean {
  return place.kind !== "guild" || maySend;
}

/**
 * As the `private` option says; private where the asker may not write, where the bot does not answer or answers
 * privately, and where it is not known what the server has set. What is written is answered where it was written.
 */
function acknowledgeByDefault(call: Call, settings: ServerSettings | undefined): Acknowledgement {
  const { place, options, via } = call;
  if (place.kind === "dm" || via === "text") return "public";
  if (options["private"] === true || !mayPost(call)) return "private";
  if (settings === undefined || !answersIn(place, settings)) return "private";
  return options["private"] === undefined && isAmong(settings.privateIn, place) ? "private" : "public";
}

/**
 * Whether a call is answered; false where it is passed over in silence.
 *
 * @throws UserError where the caller is told why it is not
 */
function isHeard(
  call: Call,
  runner: Command | Action,
  settings: ServerSettings,
  messages: Messages,
): boolean {
  const { place, via, options } = call;
  const { isForKeepers = false } = runner;
  const isKept = typeof isForKeepers === "boolean" ? isForKeepers : isForKeepers(call);
  if (!isKept && !answersIn(place, settings)) {
    // What is written can be answered for everybody only.
    if (via === "text") return false;
    throw new UserError(messages.settings.notHere);
  }
  if (via === "text" && isAmong(settings.privateIn, place))
    throw new UserError(messages.settings.askPrivately);
  if (options["private"] === false && !mayPost(call)) throw new UserError(messages.errors.mayNotSend);
  return true;
}

/** Whether the bot answers here, by what the server has set. */
function answersIn(place: Place, { channels }: ServerSettings): boolean {
  return place.kind !== "guild" || channels.length === 0 || isAmong(channels, place);
}

/** Whether the place is one of these channels, or a thread of one. */
function isAmong(channels: readonly string[], { channelId, parentId }: Place): boolean {
  return channels.includes(channelId) || (parentId !== undefined && channels.includes(parentId));
}

/** In the language that the server has set, or else in the caller's. */
function phrasesFor({ locale }: Call, { language }: ServerSettings): Messages {
  return messagesFor(language ?? locale);
}

/** Nothing is said. */
const silence: Handled = { text: "", delivery: "none", isFailure: false };

/** What is there within a second; Discord waits for three. */
async function withinMoment<Value>(coming: Promise<Value>): Promise<Value | undefined> {
  const timer = new AbortController();
  const late = sleep(1_000, undefined, { signal: timer.signal }).catch(() => undefined);
  const first = await Promise.race([coming.catch(() => undefined), late]);
  timer.abort();
  return first;
}
