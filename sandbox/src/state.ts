/** The one state behind the HTTP API, the gateway and the page, and the changes it tells of. */
import type { APIMessage, InteractionResponseType, InteractionType } from "discord-api-types/v10";
import type { CommandForm } from "./command-form.ts";
import type { ChoiceView, Id, InteractionView, ModalView, TypingView } from "./protocol.ts";
import { buildWorld, type World } from "./world.ts";

/** Times that a test may want shorter than they are at Discord. All in ms. */
export interface Times {
  /** How long the bot may take to acknowledge an interaction: 3,000. */
  readonly acknowledge: number;
  /** How long an interaction's token lives: 900,000. */
  readonly token: number;
  /** How often the gateway wants a heartbeat: 41,250. */
  readonly heartbeat: number;
  /** How long a session without a connection can be resumed: 120,000. */
  readonly resume: number;
}

/** The times at Discord. */
export const DISCORD_TIMES: Times = {
  acknowledge: 3000,
  token: 900_000,
  heartbeat: 41_250,
  resume: 120_000,
};

/** A message of a channel, or a line that only one user sees and the API knows nothing of (`placeholder`). */
export interface Message {
  /** As the HTTP API gives it. */
  data: APIMessage;
  readonly channelId: Id;
  readonly authorId: Id;
  /** The one user who sees it. */
  readonly onlyFor: Id | null;
  readonly placeholder: boolean;
  state: "sending" | "thinking" | "did-not-respond" | "sent";
  readonly interaction: InteractionView | null;
  /** By user: the custom_id they used and the bot has not acknowledged. */
  readonly pending: Map<Id, string>;
  /** Users whose last click on it was not acknowledged in time. */
  readonly failedFor: Set<Id>;
}

/** An interaction from the user's act to the end of its token. */
export interface Interaction {
  readonly id: Id;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: Id;
  readonly channelId: Id;
  readonly guildId: Id | undefined;
  phase: "waiting" | "acknowledged" | "failed";
  /** The command at its root. */
  readonly command: { readonly id: Id; readonly name: string; readonly kind: "slash" | "message" } | null;
  /** What it is shown as above its answer. */
  readonly header: InteractionView;
  readonly owners: Readonly<Record<string, Id>>;
  /** The message whose component was used, or that the modal was opened from. */
  readonly sourceId: Id | null;
  /** What the messages that answer it say of it. */
  readonly metadata: NonNullable<APIMessage["interaction_metadata"]>;
  readonly placeholderId: Id | null;
  /** Whether the option that autocomplete is for takes text or numbers. */
  readonly focused: "text" | "number" | null;
  /** The message that `@original` names. */
  originalId: Id | null;
  readonly followUpIds: Set<Id>;
  acknowledgeTimer: NodeJS.Timeout | undefined;
  tokenTimer: NodeJS.Timeout | undefined;
}

/** A registered command. */
export interface Command extends CommandForm {
  readonly id: Id;
  readonly version: Id;
  /** Undefined for a global one. */
  readonly guildId: Id | undefined;
}

/** What happened. `interactionId` names the interaction through whose token it was done. */
export type Change =
  | { readonly type: "message-create"; readonly message: Message; readonly interactionId?: Id }
  | { readonly type: "message-update"; readonly message: Message; readonly interactionId?: Id }
  | { readonly type: "message-delete"; readonly message: Message; readonly interactionId?: Id }
  /** Only what a user sees of it changed: a spinner, "This interaction failed". */
  | { readonly type: "message-marked"; readonly message: Message }
  | { readonly type: "typing"; readonly typing: TypingView }
  | { readonly type: "commands" }
  | {
      readonly type: "modal";
      readonly userId: Id;
      readonly modal: ModalView | null;
      readonly interactionId?: Id;
    }
  | { readonly type: "interaction"; readonly interaction: Interaction; readonly payload: object }
  | { readonly type: "acknowledged"; readonly interaction: Interaction; readonly by: InteractionResponseType }
  | { readonly type: "choices"; readonly interaction: Interaction; readonly choices: readonly ChoiceView[] }
  | { readonly type: "failed"; readonly interaction: Interaction }
  /** Servers, members, roles or what a channel lets them. */
  | { readonly type: "world" }
  | { readonly type: "online" }
  | { readonly type: "reset" };

/** An open modal and the interaction that opened it. */
export interface OpenModal {
  readonly view: ModalView;
  readonly opener: Interaction;
}

/** Everything that changes. */
export interface State {
  readonly world: World;
  readonly times: Times;
  /** The privileged intents that the application has, as a bit field. */
  readonly privilegedIntents: number;
  /** `http://127.0.0.1:port`, set once the port is known. */
  origin: string;
  /** By channel, then by id, oldest first. */
  readonly messages: Map<Id, Map<Id, Message>>;
  readonly interactions: Map<Id, Interaction>;
  readonly interactionsByToken: Map<string, Interaction>;
  /** In the order of registration. */
  readonly commands: Map<Id, Command>;
  readonly modals: Map<Id, OpenModal>;
  readonly typing: Map<string, TypingView>;
  readonly files: Map<string, StoredFile>;
  filesBytes: number;
  online: boolean;
  readonly listeners: Set<(change: Change) => void>;
}

/** An uploaded file. */
export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A state in which nothing has happened yet. */
export function createState(applicationName: string, times: Times, privilegedIntents: number): State {
  const world = buildWorld(applicationName);
  return {
    world,
    times,
    privilegedIntents,
    origin: "",
    messages: new Map([...world.channels.keys()].map((id) => [id, new Map()])),
    interactions: new Map(),
    interactionsByToken: new Map(),
    commands: new Map(),
    modals: new Map(),
    typing: new Map(),
    files: new Map(),
    filesBytes: 0,
    online: false,
    listeners: new Set(),
  };
}

/** Tells everybody of a change that has been made. */
export function emit(state: State, change: Change): void {
  for (const listener of [...state.listeners]) listener(change);
}

/** Ends one interaction: its timers stop and its token is worth nothing. */
export function forget(state: State, interaction: Interaction): void {
  clearTimeout(interaction.acknowledgeTimer);
  clearTimeout(interaction.tokenTimer);
  state.interactions.delete(interaction.id);
  state.interactionsByToken.delete(interaction.token);
}

/** Empties every channel and ends every interaction and fault. Registered commands and sessions stay. */
export function reset(state: State): void {
  for (const interaction of [...state.interactions.values()]) forget(state, interaction);
  for (const channel of state.messages.values()) channel.clear();
  state.modals.clear();
  state.typing.clear();
  state.files.clear();
  state.filesBytes = 0;
  emit(state, { type: "reset" });
}
