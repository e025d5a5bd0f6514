import type {
  Action,
  ActionResult,
  ChannelView,
  GuildView,
  Id,
  MessageView,
  UserView,
  View,
} from "../protocol.ts";
import type { ComposerState } from "./composer-state.ts";

/** One line of a popup. */
export interface PopupItem {
  readonly label: string;
  readonly description?: string;
  /** A heading above this item and those that follow. */
  readonly group?: string;
  readonly isDanger?: boolean;
  readonly isSelected?: boolean;
}

/** A menu (right click) or the open list of a select, over everything else. It holds the focus while it is open. */
export interface PopupState {
  readonly label: string;
  readonly items: readonly PopupItem[];
  /** How many may be chosen at once in a list; without it the popup is a menu and one choice closes it. */
  readonly select?: { readonly min: number; readonly max: number };
  /** Indexes of the items chosen so far. */
  readonly chosen: ReadonlySet<number>;
  /** Where the popup hangs, in CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly pick: (indexes: readonly number[]) => void;
  readonly returnFocusTo: Element | null;
}

/** Everything the page shows that the sandbox does not know of. */
export interface PageState {
  view: View | undefined;
  isConnected: boolean;
  channelId: Id | undefined;
  /** Which side bar covers the messages on a narrow screen. */
  drawer: "channels" | undefined;
  /** What the user has switched to; until then the system decides. */
  theme: "dark" | "light" | undefined;
  composer: ComposerState;
  popup: PopupState | undefined;
  /** A refusal or a short notice, shown until `until`. */
  notice: string | undefined;
  /** Channels with messages that have not been looked at. */
  unread: ReadonlySet<Id>;
  /** Messages have come below the place that is being read. */
  hasNewBelow: boolean;
}

/** What the parts of the page are given: the state, and the ways to change it. */
export interface App {
  readonly state: PageState;
  /** Changes the state and draws the page again. */
  set(change: Partial<PageState>): void;
  /** Has the sandbox carry out an action; a refusal is shown to the user. */
  act(action: Action): Promise<ActionResult>;
  /** As `act`, but showing a refusal is left to the caller. */
  tryTo(action: Action): Promise<ActionResult>;
  viewAs(userId: Id): void;
  openChannel(channelId: Id): void;
  notify(notice: string): void;
}

/** Every channel of the viewer: those of servers in order, then the direct ones. */
export function channelsOf(view: View): readonly ChannelView[] {
  return [...view.guilds.flatMap((guild) => guild.channels), ...view.directChannels];
}

/** The channel on show. */
export function currentChannel({ state: { view, channelId } }: App): ChannelView | undefined {
  if (!view) return undefined;
  const channels = channelsOf(view);
  return channels.find(({ id }) => id === channelId) ?? channels[0];
}

/** The server of a channel; undefined for direct channels. */
export function guildOf(view: View, channel: ChannelView | undefined): GuildView | undefined {
  return view.guilds.find(({ id }) => id === channel?.guildId);
}

/** A user by id; an unknown one is drawn as Discord draws a deleted account. */
export function userOf(view: View, id: Id): UserView {
  return (
    view.users.find((user) => user.id === id) ?? {
      id,
      username: "unknown-user",
      name: "unknown-user",
      bot: false,
      avatarColour: "#747f8d",
      mayManageServer: false,
    }
  );
}

/** The users who can be seen in a channel. */
export function usersIn(view: View, channel: ChannelView | undefined): readonly UserView[] {
  const guild = guildOf(view, channel);
  if (guild) return guild.memberIds.map((id) => userOf(view, id));
  return [view.viewerId, ...(channel?.recipientId ? [channel.recipientId] : [])].map((id) =>
    userOf(view, id),
  );
}

/** The viewer. */
export function viewerOf(view: View): UserView {
  return userOf(view, view.viewerId);
}

/** Whether a message may be deleted by the viewer: their own; as a moderator any in a server. */
export function mayDelete(view: View, message: MessageView): boolean {
  const channel = channelsOf(view).find(({ id }) => id === message.channelId);
  if (message.state !== "sent" || message.ephemeral) return false;
  return (
    message.authorId === view.viewerId ||
    (channel?.kind === "guild" && viewerOf(view).mayManageServer === true)
  );
}
