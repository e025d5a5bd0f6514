/** A user of the sandbox in a test's hands, and what they wait for. */
import type { InteractionResponseType } from "discord-api-types/v10";
import { act, perform } from "./actions.ts";
import { Refused } from "./errors.ts";
import type {
  Action,
  ActionError,
  ChoiceView,
  CommandView,
  GivenFile,
  Id,
  MessageView,
  ModalValues,
  ModalView,
  OptionValues,
  View,
} from "./protocol.ts";
import type { Change, State } from "./state.ts";
import { messagesFor, viewFor, viewMessage } from "./view.ts";
import { IDS, type Person } from "./world.ts";

/** How long a test waits for anything before it is told what did not come, in ms. */
export const PATIENCE = 20_000;
/** Acts that are remembered for those who may still wait on them. */
const MOST_WATCHED = 20_000;

/** What a user's interaction comes to, first. */
export type Outcome =
  /** A message to read, no longer "thinking"; or the component's own message, changed. */
  | { readonly kind: "message"; readonly message: MessageView }
  | { readonly kind: "modal"; readonly modal: ModalView }
  /** The answer was deleted before it said anything. */
  | { readonly kind: "deleted" }
  /** "The application did not respond", "This interaction failed". */
  | { readonly kind: "did-not-respond" }
  /** Discord's client did not send it. */
  | { readonly kind: "refused"; readonly error: ActionError };

/** Waits that end when `check` gives something, looked at again with `look`. */
class Waits {
  readonly #waiting = new Set<() => boolean>();

  look(): void {
    for (const isOver of [...this.#waiting]) if (isOver()) this.#waiting.delete(isOver);
  }

  until<T>(check: () => T | undefined, missing: () => string, ms: number): Promise<T> {
    const found = check();
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const isOver = () => {
        const value = check();
        if (value === undefined) return false;
        clearTimeout(timer);
        resolve(value);
        return true;
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(isOver);
        reject(new Error(`${missing()} within ${ms} ms`));
      }, ms);
      this.#waiting.add(isOver);
    });
  }
}

/** An interaction that a user began. */
export class UserInteraction {
  readonly id: Id | null;
  readonly #state: State;
  readonly #viewerId: Id;
  readonly #what: string;
  readonly #since = Date.now();
  readonly #waits = new Waits();
  #outcome: Outcome | undefined;
  #acknowledged: { readonly by: InteractionResponseType; readonly afterMs: number } | undefined;
  #messageId: Id | undefined;
  readonly #followUpIds: Id[] = [];

  constructor(state: State, viewerId: Id, what: string, started: Id | ActionError) {
    this.#state = state;
    this.#viewerId = viewerId;
    this.#what = what;
    this.id = typeof started === "string" ? started : null;
    if (typeof started !== "string") this.#outcome = { kind: "refused", error: started };
  }

  /** The first thing the user gets to see of it, other than "thinking". Rejects after `ms`. */
  settled(ms = PATIENCE): Promise<Outcome> {
    return this.#waits.until(
      () => this.#outcome,
      () => `${this.#what} came to nothing`,
      ms,
    );
  }

  /** The message it came to. Rejects when it came to anything else. */
  async message(ms = PATIENCE): Promise<MessageView> {
    const outcome = await this.settled(ms);
    if (outcome.kind === "message") return outcome.message;
    const why = outcome.kind === "refused" ? `: ${outcome.error.message}` : "";
    throw new Error(`${this.#what} came to "${outcome.kind}"${why}`);
  }

  /** The modal it came to. Rejects when it came to anything else. */
  async modal(ms = PATIENCE): Promise<ModalView> {
    const outcome = await this.settled(ms);
    if (outcome.kind === "modal") return outcome.modal;
    throw new Error(`${this.#what} came to "${outcome.kind}"`);
  }

  /** The bot's first answer by its type, and how long it took. Rejects after `ms`. */
  acknowledged(ms = PATIENCE): Promise<{ readonly by: InteractionResponseType; readonly afterMs: number }> {
    return this.#waits.until(
      () => this.#acknowledged,
      () => `${this.#what} was not acknowledged`,
      ms,
    );
  }

  /** Its answer once that is as wanted, through later edits too. Rejects after `ms`. */
  messageWhere(isWanted: (message: MessageView) => boolean, ms = PATIENCE): Promise<MessageView> {
    const check = () => {
      const message = this.current();
      return message && isWanted(message) ? message : undefined;
    };
    return this.#waits.until(check, () => `${this.#what} has no such answer`, ms);
  }

  /** Its answer as it is now, "thinking" included. */
  current(): MessageView | undefined {
    return this.#messageId === undefined ? undefined : this.#view(this.#messageId);
  }

  /** Its n-th follow-up, from 1. Rejects after `ms`. */
  followUp(n = 1, ms = PATIENCE): Promise<MessageView> {
    const check = () => {
      const id = this.#followUpIds[n - 1];
      return id === undefined ? undefined : this.#view(id);
    };
    return this.#waits.until(check, () => `${this.#what} has no follow-up ${n}`, ms);
  }

  /** Its follow-ups so far that still stand, as this user sees them. */
  followUps(): MessageView[] {
    return this.#followUpIds.flatMap((id) => this.#view(id) ?? []);
  }

  #view(id: Id): MessageView | undefined {
    for (const channel of this.#state.messages.values()) {
      const message = channel.get(id);
      if (message) return viewMessage(this.#state, message, this.#viewerId) ?? undefined;
    }
    return undefined;
  }

  /** Takes note of a change that the interaction brought about. */
  observe(change: Change): void {
    if (change.type === "failed") this.#outcome ??= { kind: "did-not-respond" };
    else if (change.type === "modal" && change.modal)
      this.#outcome ??= { kind: "modal", modal: change.modal };
    else if (change.type === "acknowledged") {
      this.#acknowledged = { by: change.by, afterMs: Date.now() - this.#since };
    } else if (
      change.type === "message-create" ||
      change.type === "message-update" ||
      change.type === "message-delete"
    ) {
      this.#observeMessage(change);
    }
    this.#waits.look();
  }

  #observeMessage(change: Extract<Change, { readonly interactionId?: Id; readonly message: unknown }>): void {
    const { message, type } = change;
    if (message.placeholder) return;
    const { id } = message.data;
    if (type === "message-delete") {
      if (id === this.#messageId) this.#outcome ??= { kind: "deleted" };
      return;
    }
    if (type === "message-create" && this.#acknowledged) this.#followUpIds.push(id);
    else if (!this.#followUpIds.includes(id)) this.#messageId = id;
    if (message.state !== "sent") return;
    // A follow-up by which somebody else shares an answer is seen by this user too.
    const view = viewMessage(this.#state, message, this.#viewerId);
    if (view) this.#outcome ??= { kind: "message", message: view };
  }
}

/** A message that a user wrote. */
export class UserMessage {
  readonly id: Id;
  readonly channelId: Id;
  readonly #waits = new Waits();
  #reply: MessageView | undefined;

  constructor(id: Id, channelId: Id) {
    this.id = id;
    this.channelId = channelId;
  }

  /** The bot's next message in the channel that is a reply to this one, or to none. Rejects after `ms`. */
  reply(ms = PATIENCE): Promise<MessageView> {
    return this.#waits.until(
      () => this.#reply,
      () => "no message of the bot's came",
      ms,
    );
  }

  /** Takes the message if it answers this one. */
  observe(message: MessageView): boolean {
    if (message.replyTo && message.replyTo.id !== this.id) return false;
    this.#reply = message;
    this.#waits.look();
    return true;
  }
}

/** What everybody waits on in one sandbox. */
export class Watch {
  readonly #state: State;
  readonly #interactions = new Map<Id, UserInteraction>();
  readonly #said = new Map<UserMessage, Id>();
  readonly waits = new Waits();

  constructor(state: State) {
    this.#state = state;
    state.listeners.add((change) => this.#onChange(change));
  }

  /** Follows an interaction until newer ones crowd it out. */
  follow(interaction: UserInteraction): UserInteraction {
    if (interaction.id !== null) this.#interactions.set(interaction.id, interaction);
    trim(this.#interactions);
    return interaction;
  }

  /** Follows a message until it is replied to. */
  followMessage(message: UserMessage, viewerId: Id): UserMessage {
    this.#said.set(message, viewerId);
    trim(this.#said);
    return message;
  }

  #onChange(change: Change): void {
    const id =
      "interactionId" in change
        ? change.interactionId
        : "interaction" in change
          ? change.interaction.id
          : undefined;
    if (id !== undefined) this.#interactions.get(id)?.observe(change);
    if (change.type === "message-create" && id === undefined) this.#onMessage(change);
    this.waits.look();
  }

  #onMessage({ message }: Extract<Change, { readonly type: "message-create" }>): void {
    if (message.authorId !== this.#state.world.bot.id) return;
    for (const [said, viewerId] of this.#said) {
      if (said.channelId !== message.channelId) continue;
      const view = viewMessage(this.#state, message, viewerId);
      if (view && said.observe(view)) this.#said.delete(said);
    }
  }
}

function trim(map: Map<unknown, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= MOST_WATCHED) break;
    map.delete(key);
  }
}

/** One user. Where a method takes a channel, it is an id of `IDS`; left out, it is `general`. */
export class User {
  readonly id: Id;
  readonly name: string;
  /** Their DM with the bot. */
  readonly dmId: Id;
  readonly #state: State;
  readonly #person: Person;
  readonly #watch: Watch;

  constructor(state: State, person: Person, dmId: Id, watch: Watch) {
    this.#state = state;
    this.#person = person;
    this.#watch = watch;
    this.id = person.id;
    this.name = person.name;
    this.dmId = dmId;
  }

  /** Writes in a channel, with files where they are given. Throws `Refused`. */
  say(channelId: Id, content: string, replyTo?: Id, files: readonly GivenFile[] = []): UserMessage {
    const action = {
      type: "say",
      channelId,
      content,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(files.length === 0 ? {} : { files }),
    } as const;
    return this.#write(action, channelId);
  }

  /** Writes to the bot. Throws `Refused`. */
  dm(content: string): UserMessage {
    return this.#write({ type: "dm", content }, this.dmId);
  }

  /** Forwards a message to a channel. Throws `Refused`. */
  forward(message: { readonly id: Id }, channelId: Id): UserMessage {
    return this.#write({ type: "forward", messageId: message.id, channelId }, channelId);
  }

  /** Uses a slash command; `name` may go on with subcommands. */
  slash(name: string, options: OptionValues = {}, channelId: Id = IDS.general): UserInteraction {
    return this.#interact({ type: "slash", name, options, channelId }, `/${name}`);
  }

  /** The bot's suggestions for the option `focused`. Rejects with `Refused`. */
  async autocomplete(
    name: string,
    options: OptionValues,
    focused: string,
    channelId: Id = IDS.general,
  ): Promise<readonly ChoiceView[]> {
    const action = { type: "autocomplete", name, options, focused, channelId } as const;
    const result = await perform(this.#state, this.id, action);
    if (!result.ok) throw new Refused(result.error.code, result.error.message, result.error.field);
    return result.choices ?? [];
  }

  /** Uses a message command. */
  messageCommand(name: string, message: { readonly id: Id }): UserInteraction {
    return this.#interact({ type: "messageCommand", name, messageId: message.id }, name);
  }

  /** Presses a button. */
  click(message: { readonly id: Id }, customId: string): UserInteraction {
    return this.#interact({ type: "click", messageId: message.id, customId }, `click on ${customId}`);
  }

  /** Chooses from a select. */
  select(message: { readonly id: Id }, customId: string, values: readonly string[]): UserInteraction {
    const action = { type: "select", messageId: message.id, customId, values } as const;
    return this.#interact(action, `choice in ${customId}`);
  }

  /** Sends a modal; inputs that are left out keep what they hold. */
  submitModal(modal: ModalView, values: ModalValues): UserInteraction {
    return this.#interact({ type: "submitModal", modalId: modal.id, values }, `modal ${modal.customId}`);
  }

  /** Deletes a message. Throws `Refused`. */
  delete(message: { readonly id: Id }): void {
    act(this.#state, this.id, { type: "delete", messageId: message.id });
  }

  /** Dismisses an ephemeral message. Throws `Refused`. */
  dismiss(message: { readonly id: Id }): void {
    act(this.#state, this.id, { type: "dismiss", messageId: message.id });
  }

  /** What they see in a channel, oldest first. */
  messages(channelId: Id = IDS.general): MessageView[] {
    return messagesFor(this.#state, channelId, this.id);
  }

  /** The commands they are offered in a channel. */
  commands(channelId: Id = IDS.general): readonly CommandView[] {
    return this.view().commands[channelId] ?? [];
  }

  /** Everything they see. */
  view(): View {
    return viewFor(this.#state, this.#person);
  }

  /** The first message in a channel that is as wanted, once there is one. Rejects after `ms`. */
  sees(channelId: Id, isWanted: (message: MessageView) => boolean, ms = PATIENCE): Promise<MessageView> {
    const check = () => this.messages(channelId).find(isWanted);
    return this.#watch.waits.until(check, () => `${this.name} saw no such message`, ms);
  }

  #write(action: Extract<Action, { type: "say" | "dm" | "forward" }>, channelId: Id): UserMessage {
    const result = act(this.#state, this.id, action);
    if (!result.ok || result.messageId === undefined) throw new Error("nothing was written");
    return this.#watch.followMessage(new UserMessage(result.messageId, channelId), this.id);
  }

  #interact(action: Exclude<Action, { type: "autocomplete" }>, what: string): UserInteraction {
    let started: Id | ActionError;
    try {
      const result = act(this.#state, this.id, action);
      if (!result.ok || result.interactionId === undefined) throw new Error("no interaction was opened");
      started = result.interactionId;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      started = error.error;
    }
    return this.#watch.follow(new UserInteraction(this.#state, this.id, `${what} of ${this.name}`, started));
  }
}
