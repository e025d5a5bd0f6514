import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import type { ChannelView, ForwardView, MessageView, View } from "../protocol.ts";
import { type App, channelsOf, currentChannel, guildOf, mayDelete, userOf } from "./app.ts";
import { avatarUrl } from "./avatar.ts";
import { drawComponent } from "./components.ts";
import { drawMarkdown } from "./draw-markdown.ts";
import { drawEmbed, drawPicture } from "./embed.ts";
import { openPopup } from "./popup.ts";
import { isAtEnd, onScroll, toEnd, watchScroller } from "./scroll.ts";
import { clockTime, dayName, fullTime, messageTime } from "./times.ts";

/** Draws the messages of the channel on show, oldest first, and who is typing. */
export function drawMessages(app: App): TemplateResult | typeof nothing {
  const { view } = app.state;
  const channel = currentChannel(app);
  if (!view || !channel) return nothing;
  const messages = view.messages[channel.id] ?? [];
  const scrolled = () => {
    onScroll();
    if (app.state.hasNewBelow && isAtEnd()) app.set({ hasNewBelow: false });
  };
  return html`
    <div class="scroller" tabindex="0" role="region" aria-label="Messages" ${ref(watchScroller)} @scroll=${scrolled}>
      <discord-messages no-background>
        ${drawBeginning(view, channel)}
        <ol class="messages" aria-label=${`Messages in ${channel.name}`} aria-live="polite" aria-relevant="additions text">
          ${repeat(
            messages,
            ({ id }) => id,
            (message, at) => drawMessage(app, view, message, messages[at - 1]),
          )}
        </ol>
      </discord-messages>
    </div>
    ${app.state.hasNewBelow ? html`<button class="to-newest" @click=${toEnd}>New messages ↓</button>` : nothing}
    ${drawTyping(view, channel)}
  `;
}

function drawBeginning(view: View, channel: ChannelView): TemplateResult {
  if (channel.kind === "guild") {
    const { name } = view.application;
    const mayMention = channel.maySend && guildOf(view, channel)?.hasBot === true;
    return html`<div class="beginning"><div class="beginning-icon" aria-hidden="true">#</div>
      <h2>Welcome to #${channel.name}!</h2><p>This is the start of the #${channel.name} channel.</p>
      <p class="hint">Type / to see the commands${mayMention ? html`, mention @${name},` : nothing} or right-click a message for its apps.</p></div>`;
  }
  const recipient = userOf(view, channel.recipientId ?? "");
  return html`<div class="beginning"><img src=${avatarUrl(recipient.name, recipient.avatarColour)} alt="" />
    <h2>${recipient.name}</h2>
    <p>This is the beginning of your direct message history with <strong>${recipient.name}</strong>.</p></div>`;
}

const GROUP_WITHIN = 7 * 60_000;

function drawMessage(
  app: App,
  view: View,
  message: MessageView,
  previous: MessageView | undefined,
): TemplateResult {
  const author = userOf(view, message.authorId);
  const sentAt = new Date(message.sentAt);
  const isNewDay = !previous || new Date(previous.sentAt).toDateString() !== sentAt.toDateString();
  const isGrouped =
    !isNewDay &&
    previous?.authorId === message.authorId &&
    previous.state !== "did-not-respond" &&
    !message.replyTo &&
    !drawsInteraction(message) &&
    previous.ephemeral === message.ephemeral &&
    sentAt.getTime() - new Date(previous.sentAt).getTime() < GROUP_WITHIN;
  const isHighlighted = message.mentionsEveryone || message.mentions.includes(view.viewerId);
  const openMenu = (event: MouseEvent) => {
    // Links and selected text keep the browser's own menu.
    if (event.target instanceof Element && event.target.closest("a")) return;
    if (message.state !== "sent") return;
    event.preventDefault();
    // A keyboard's menu key comes without a place.
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const hasPlace = event.clientX !== 0 || event.clientY !== 0;
    openMessageMenu(
      app,
      message,
      hasPlace ? { x: event.clientX, y: event.clientY } : { x: box.left + 72, y: box.top + 24 },
    );
  };
  return html`
    ${isNewDay ? html`<li class="day" role="separator"><span>${dayName(sentAt)}</span></li>` : nothing}
    <li class="message ${message.ephemeral ? "ephemeral" : ""} ${message.state}" data-message=${message.id} tabindex="-1"
      aria-label=${`${author.name}, ${messageTime(sentAt)}${message.ephemeral ? ", only you can see this" : ""}`}
      @contextmenu=${openMenu} @keydown=${moveBetweenMessages} @pointerdown=${(event: PointerEvent) => watchLongPress(event, app, message)}>
      <discord-message .author=${author.name} .avatar=${avatarUrl(author.name, author.avatarColour)} ?bot=${author.bot}
        .timestamp=${isGrouped ? clockTime(sentAt) : messageTime(sentAt)}
        ?message-body-only=${isGrouped} .highlight=${isHighlighted} ?highlight=${isHighlighted}>
        ${drawOrigin(view, message)}
        ${drawBody(app, view, message)}
      </discord-message>
      ${drawToolbar(app, message)}
    </li>
  `;
}

const drawsInteraction = ({ interaction }: MessageView) =>
  interaction !== undefined && (interaction.kind === "slash" || interaction.kind === "message");

/** The line above a message: what it answers. */
function drawOrigin(view: View, message: MessageView): TemplateResult | typeof nothing {
  const { interaction, replyTo } = message;
  if (interaction && drawsInteraction(message)) {
    const user = userOf(view, interaction.userId);
    const isSlash = interaction.kind === "slash";
    return html`<div slot="reply" class="origin">
      <img src=${avatarUrl(user.name, user.avatarColour)} alt="" /><span class="origin-name">${user.name}</span> used
      <span class="origin-command">${isSlash ? "/" : ""}${interaction.name}</span>
    </div>`;
  }
  if (!replyTo) return nothing;
  if (!replyTo.message) return html`<discord-reply slot="reply" deleted></discord-reply>`;
  const { authorId, content } = replyTo.message;
  const author = userOf(view, authorId);
  const jump = () =>
    document.querySelector<HTMLElement>(`[data-message="${CSS.escape(replyTo.id)}"]`)?.focus();
  return html`<discord-reply slot="reply" .author=${author.name} .avatar=${avatarUrl(author.name, author.avatarColour)}
    ?bot=${author.bot} ?mentions=${message.mentions.includes(authorId)} @click=${jump}>${
      content === ""
        ? html`<em>Click to see attachment</em>`
        : drawMarkdown(content.replace(/\s+/g, " "), "preview", view)
    }</discord-reply>`;
}

const SUPPRESS_EMBEDS = 4;

function drawBody(app: App, view: View, message: MessageView): TemplateResult {
  const { state, content, attachments, components, embeds } = message;
  const bot = userOf(view, message.authorId).name;
  if (state === "sending") return html`<span class="waiting" role="status">Sending command…</span>`;
  if (state === "thinking") {
    return html`<span class="waiting" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${bot} is thinking…</span>
      ${drawEphemeralLine(app, message)}`;
  }
  if (state === "did-not-respond") {
    return html`<span class="failed" role="alert">❗ The application did not respond</span>${drawEphemeralLine(app, message)}`;
  }
  return html`
    <span class="markup">${content === "" ? nothing : drawMarkdown(content, "message", view)}${
      message.editedAt
        ? html`<time class="edited" datetime=${message.editedAt} title=${fullTime(new Date(message.editedAt))}> (edited)</time>`
        : nothing
    }</span>
    ${message.forwarded ? drawForward(view, message.forwarded) : nothing}
    ${attachments.length > 0 ? html`<discord-attachments slot="attachments">${attachments.map(drawAttachment)}</discord-attachments>` : nothing}
    ${(message.flags & SUPPRESS_EMBEDS) === 0 ? embeds.map((embed) => drawEmbed(embed, view)) : nothing}
    ${
      components.length > 0
        ? html`<div slot="components" class="components">${components.map((part) => drawComponent(app, message, part))}</div>`
        : nothing
    }
    ${message.interactionFailed ? html`<div slot="thread" class="failed small" role="alert">This interaction failed</div>` : nothing}
    ${drawEphemeralLine(app, message)}
  `;
}

/** A forwarded message: its words and files, without who wrote them, as Discord shows it. */
function drawForward(view: View, forwarded: ForwardView): TemplateResult {
  const { content, attachments, embeds, sentAt } = forwarded;
  return html`<div class="forwarded">
    <div class="forwarded-label"><span aria-hidden="true">↪</span> Forwarded</div>
    ${content === "" ? nothing : html`<div class="markup">${drawMarkdown(content, "message", view)}</div>`}
    ${attachments.map(drawAttachment)}
    ${embeds.map((embed) => drawEmbed(embed, view))}
    <div class="forwarded-label"><time datetime=${sentAt}>${messageTime(new Date(sentAt))}</time></div>
  </div>`;
}

function drawEphemeralLine(app: App, message: MessageView): TemplateResult | typeof nothing {
  if (!message.ephemeral && message.state !== "did-not-respond") return nothing;
  const dismiss = () => void app.act({ type: "dismiss", messageId: message.id });
  return html`<div slot="thread" class="only-you"><span aria-hidden="true">👁</span> Only you can see this •
    <button class="link" @click=${dismiss}>Dismiss message</button></div>`;
}

function drawAttachment(attachment: MessageView["attachments"][number]): TemplateResult {
  const { url, filename, size, content_type: type = "" } = attachment;
  if (type.startsWith("image/"))
    return drawPicture(url, "attached-image", attachment.description ?? filename);
  const amount = size < 1_024 ? `${size} bytes` : `${(size / 1_024).toFixed(2)} KB`;
  return html`<div class="file"><span aria-hidden="true">📄</span>
    <div><a href=${url} download=${filename} target="_blank" rel="noopener noreferrer">${filename}</a><div class="file-size">${amount}</div></div></div>`;
}

function drawTyping(view: View, channel: ChannelView): TemplateResult {
  const now = Date.now();
  const names = view.typing
    .filter(
      ({ channelId, userId, until }) =>
        channelId === channel.id && userId !== view.viewerId && Date.parse(until) > now,
    )
    .map(({ userId }) => userOf(view, userId).name);
  return html`<div class="typing" aria-live="polite">${
    names.length > 0
      ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> <strong>${names.join(", ")}</strong> ${names.length === 1 ? "is" : "are"} typing…`
      : nothing
  }</div>`;
}

function drawToolbar(app: App, message: MessageView): TemplateResult | typeof nothing {
  if (message.state !== "sent") return nothing;
  const open = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { right, bottom } = currentTarget.getBoundingClientRect();
    openMessageMenu(app, message, { x: right - 220, y: bottom + 4 });
  };
  return html`<div class="toolbar">
    ${mayReply(app, message) ? html`<button aria-label="Reply" title="Reply" @click=${() => reply(app, message)}>↩</button>` : nothing}
    <button class="apps" aria-haspopup="menu" aria-label="Apps and more" title="Apps and more" @click=${open}><span aria-hidden="true">⋯</span> Apps</button>
  </div>`;
}

const mayReply = (app: App, message: MessageView) =>
  !message.ephemeral && currentChannel(app)?.maySend === true;

function reply(app: App, message: MessageView): void {
  const { composer } = app.state;
  app.set({ composer: { ...composer, replyTo: message.id } });
  document.querySelector<HTMLElement>(".composer textarea")?.focus();
}

/** What a right click on a message offers. Message commands work on every message but ephemeral ones. */
function openMessageMenu(app: App, message: MessageView, at: { x: number; y: number }): void {
  const { view } = app.state;
  if (!view) return;
  const commands = (view.commands[message.channelId] ?? []).filter(({ kind }) => kind === "message");
  const entries = [
    ...(mayReply(app, message) ? [{ label: "Reply", run: () => reply(app, message) }] : []),
    { label: "Copy text", run: () => void copyText(app, message) },
    ...(message.ephemeral ? [] : [{ label: "Forward", run: () => chooseWhereTo(app, message, at) }]),
    ...(message.ephemeral
      ? []
      : commands.map(({ name }, index) => ({
          label: name,
          description: view.application.name,
          ...(index === 0 ? { group: "Apps" } : {}),
          run: () => void app.act({ type: "messageCommand", name, messageId: message.id }),
        }))),
    ...(mayDelete(view, message)
      ? [
          {
            label: "Delete message",
            isDanger: true,
            run: () => void app.act({ type: "delete", messageId: message.id }),
          },
        ]
      : []),
    ...(message.ephemeral
      ? [{ label: "Dismiss message", run: () => void app.act({ type: "dismiss", messageId: message.id }) }]
      : []),
  ];
  openPopup(app, {
    label: "Message actions",
    items: entries,
    at,
    pick: ([index]) => entries[index ?? -1]?.run(),
  });
}

/** Asks for the channel that a message is forwarded to. */
function chooseWhereTo(app: App, message: MessageView, at: { x: number; y: number }): void {
  const { view } = app.state;
  const channels = view ? channelsOf(view).filter(({ maySend }) => maySend) : [];
  openPopup(app, {
    label: "Forward to",
    items: channels.map((channel) => ({
      label: `${channel.kind === "guild" ? "#" : "@"}${channel.name}`,
      ...(view && channel.kind === "guild" ? { description: guildOf(view, channel)?.name ?? "" } : {}),
    })),
    at,
    pick: ([index]) => {
      const channelId = channels[index ?? -1]?.id;
      if (channelId) void app.act({ type: "forward", messageId: message.id, channelId });
    },
  });
}

async function copyText(app: App, message: MessageView): Promise<void> {
  try {
    await navigator.clipboard.writeText(
      message.content || message.forwarded?.content || (message.embeds[0]?.description ?? ""),
    );
    app.notify("Copied.");
  } catch {
    app.notify("The browser does not let this page copy.");
  }
}

const LONG_PRESS = 500;

/** A finger that rests on a message opens its menu, for browsers that make no contextmenu event of it. */
function watchLongPress(event: PointerEvent, app: App, message: MessageView): void {
  if (event.pointerType !== "touch" || message.state !== "sent") return;
  const { clientX: x, clientY: y, currentTarget } = event;
  const timer = setTimeout(() => {
    if (!app.state.popup) openMessageMenu(app, message, { x, y });
  }, LONG_PRESS);
  for (const type of ["pointerup", "pointercancel", "pointermove"]) {
    currentTarget?.addEventListener(type, () => clearTimeout(timer), { once: true });
  }
}

/** Up and down move between messages when a message itself has the focus. */
function moveBetweenMessages(event: KeyboardEvent): void {
  if (event.target !== event.currentTarget || !(event.target instanceof HTMLElement)) return;
  const messages = [...document.querySelectorAll<HTMLElement>(".message")];
  const at = messages.indexOf(event.target);
  const to = event.key === "ArrowUp" ? at - 1 : event.key === "ArrowDown" ? at + 1 : undefined;
  if (to === undefined) return;
  messages[to]?.focus();
  event.preventDefault();
}
