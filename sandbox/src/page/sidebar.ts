import { html, nothing, type TemplateResult } from "lit";
import type { ChannelView, GuildView, UserView, View } from "../protocol.ts";
import { type App, currentChannel, guildOf, userOf, viewerOf } from "./app.ts";
import { avatarUrl } from "./avatar.ts";

/** Draws the column of servers, with the direct messages above them. */
export function drawServers(app: App, view: View): TemplateResult {
  const channel = currentChannel(app);
  const direct = view.directChannels[0];
  const isUnread = (channels: readonly ChannelView[]) => channels.some(({ id }) => app.state.unread.has(id));
  const server = (
    label: string,
    isCurrent: boolean,
    unread: boolean,
    open: () => void,
    icon: unknown,
    colour?: string,
  ) => html`
    <li class="server ${isCurrent ? "current" : ""} ${unread ? "unread" : ""}">
      <button class="server-button" aria-label=${`${label}${unread ? ", unread messages" : ""}`} aria-current=${isCurrent ? "true" : nothing} title=${label}
        style=${colour ? `--server-colour: ${cssColour(colour)}` : nothing} @click=${open}>${icon}</button>
    </li>`;
  return html`<nav class="servers" aria-label="Servers"><ul>
    ${
      direct
        ? server(
            "Direct Messages",
            channel?.kind !== "guild",
            isUnread(view.directChannels),
            () => app.openChannel(direct.id),
            chatIcon,
          )
        : nothing
    }
    <li class="server-line" role="separator"></li>
    ${view.guilds.map((guild) => {
      const first = guild.channels[0];
      return server(
        guild.name,
        channel?.guildId === guild.id,
        isUnread(guild.channels),
        () => first && app.openChannel(first.id),
        initials(guild.name),
        guild.colour,
      );
    })}
  </ul></nav>`;
}

const chatIcon = html`<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path fill="currentColor" d="M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Zm4 5.2a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Zm4 0a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Zm4 0a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z"/></svg>`;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("")
    .slice(0, 3);

const cssColour = (colour: string) => (CSS.supports("color", colour) ? colour : "#5865f2");

/** Draws the channels of the server on show, or the direct messages, and the viewer below them. */
export function drawChannels(app: App, view: View): TemplateResult {
  const channel = currentChannel(app);
  const guild = guildOf(view, channel);
  return html`<section class="channels" aria-label="Channels">
    <header class="channels-head"><h2>${guild?.name ?? "Direct Messages"}</h2></header>
    <nav class="channel-list" aria-label=${guild ? "Text channels" : "Direct messages"}>
      <h3>${guild ? "Text channels" : "Direct messages"}</h3>
      <ul>${(guild?.channels ?? view.directChannels).map((one) => drawChannel(app, view, one))}</ul>
      ${
        guild
          ? html`<h3>Direct messages</h3><ul>${view.directChannels.map((one) => drawChannel(app, view, one))}</ul>`
          : nothing
      }
      ${guild && !guild.hasBot ? html`<p class="channels-note">${view.application.name} is not in this server.</p>` : nothing}
    </nav>
    ${drawViewer(app, view)}
  </section>`;
}

function drawChannel(app: App, view: View, channel: ChannelView): TemplateResult {
  const isCurrent = currentChannel(app)?.id === channel.id;
  const recipient = channel.recipientId ? userOf(view, channel.recipientId) : undefined;
  const isUnread = app.state.unread.has(channel.id);
  return html`<li><button class="channel ${isCurrent ? "current" : ""} ${isUnread ? "unread" : ""}" aria-current=${isCurrent ? "page" : nothing}
    aria-label=${`${recipient ? recipient.name : `${channel.name} channel`}${isUnread ? ", unread messages" : ""}`}
    @click=${() => app.openChannel(channel.id)}>
    ${recipient ? drawAvatar(recipient, view) : html`<span class="hash" aria-hidden="true">#</span>`}
    <span class="channel-name">${recipient ? recipient.name : channel.name}</span>
    ${channel.kind === "guild" && !channel.maySend ? html`<span title="You may not send messages here" aria-hidden="true">🔒</span>` : nothing}
  </button></li>`;
}

/** An avatar with a dot that tells whether its owner is there: only the bot ever is not. */
function drawAvatar(user: UserView, view: View): TemplateResult {
  const isOnline = user.id !== view.application.botId || view.online;
  return html`<span class="avatar"><img src=${avatarUrl(user.name, user.avatarColour)} alt="" /><i class="avatar-dot ${isOnline ? "online" : "offline"}"></i></span>`;
}

function drawViewer(app: App, view: View): TemplateResult {
  const viewer = viewerOf(view);
  const people = view.peopleIds.map((id) => userOf(view, id));
  const role = (user: UserView) => (user.mayManageServer ? " (moderator)" : "");
  const isDark = document.documentElement.dataset["theme"] === "dark";
  return html`<footer class="viewer">
    <label class="viewer-switch" title="Look through the eyes of">
      ${drawAvatar(viewer, view)}
      <span class="viewer-names"><span class="viewer-name">${viewer.name}</span><span class="viewer-role">${viewer.mayManageServer ? "Moderator" : "Member"} · switch</span></span>
      <select aria-label="Look through the eyes of" @change=${(event: Event) => app.viewAs((event.target as HTMLSelectElement).value)}>
        ${people.map((user) => html`<option value=${user.id} ?selected=${user.id === viewer.id} .selected=${user.id === viewer.id}>${user.name}${role(user)}</option>`)}
      </select>
    </label>
    <button class="plain" aria-label=${isDark ? "Switch to the light theme" : "Switch to the dark theme"} title=${isDark ? "Light theme" : "Dark theme"}
      @click=${() => app.set({ theme: isDark ? "light" : "dark" })}>${isDark ? "☀" : "☾"}</button>
    <button class="plain" aria-label="Reset the sandbox" title="Reset: empty every channel" @click=${() => void app.act({ type: "reset" })}>⟲</button>
  </footer>`;
}

/** Draws who is in the server on show. */
export function drawMembers(app: App, view: View, guild: GuildView): TemplateResult {
  const members = guild.memberIds.map((id) => userOf(view, id));
  const groups = [
    { title: "Moderators", users: members.filter(({ bot, mayManageServer }) => !bot && mayManageServer) },
    { title: "Apps", users: members.filter(({ bot }) => bot) },
    { title: "Members", users: members.filter(({ bot, mayManageServer }) => !bot && !mayManageServer) },
  ].filter(({ users }) => users.length > 0);
  return html`<aside class="members" aria-label="Members">
    ${groups.map(
      ({ title, users }) => html`<h3>${title} — ${users.length}</h3>
        <ul>${users.map((user) => html`<li>${drawAvatar(user, view)}<span>${user.name}</span>${user.bot ? html`<span class="tag">App</span>` : nothing}${user.id === app.state.view?.viewerId ? html`<span class="you">you</span>` : nothing}</li>`)}</ul>`,
    )}
  </aside>`;
}
