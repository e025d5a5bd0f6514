/** The sandbox's page: connects to the sandbox, keeps what it shows, and draws it. */
import { html, nothing, render } from "lit";
import type { Action, Id, PageEvent } from "../protocol.ts";
import { type App, currentChannel, guildOf, type PageState, viewerOf } from "./app.ts";
import { drawComposer } from "./composer.ts";
import { emptyComposer } from "./composer-state.ts";
import { connect } from "./connection.ts";
import { follow } from "./follow.ts";
import { drawMessages } from "./messages.ts";
import { drawModal } from "./modal.ts";
import { drawPopup } from "./popup.ts";
import { isAtEnd, toEnd } from "./scroll.ts";
import { drawChannels, drawMembers, drawServers } from "./sidebar.ts";
import { restyleComponents } from "./theme.ts";

restyleComponents();

const state: PageState = {
  view: undefined,
  isConnected: false,
  channelId: remembered("channel"),
  drawer: undefined,
  theme: rememberedTheme(),
  composer: emptyComposer,
  popup: undefined,
  notice: undefined,
  unread: new Set(),
  hasNewBelow: false,
};

const connection = connect(remembered("viewer"), onEvent, (isConnected) => app.set({ isConnected }));
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

const app: App = {
  state,
  set(change) {
    Object.assign(state, change);
    if (change.theme) remember("theme", change.theme, localStorage);
    draw();
  },
  tryTo: (action: Action) => connection.act(action),
  async act(action) {
    const result = await connection.act(action);
    if (!result.ok) app.notify(result.error.message);
    return result;
  },
  viewAs(userId) {
    remember("viewer", userId);
    app.set({ composer: emptyComposer, unread: new Set() });
    connection.viewAs(userId);
  },
  openChannel(channelId) {
    remember("channel", channelId);
    const unread = new Set(state.unread);
    unread.delete(channelId);
    app.set({ channelId, drawer: undefined, composer: emptyComposer, unread, hasNewBelow: false });
    toEnd();
    document.querySelector<HTMLElement>(".composer textarea")?.focus();
  },
  notify(notice) {
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => app.set({ notice: undefined }), 6_000);
    app.set({ notice });
  },
};

function onEvent(event: PageEvent): void {
  const before = state.view;
  const wasAtEnd = isAtEnd();
  state.view = follow(before, event);
  const isNew =
    event.type === "message" &&
    !before?.messages[event.message.channelId]?.some(({ id }) => id === event.message.id);
  let goesToEnd = event.type === "snapshot";
  if (isNew && state.view) {
    const { channelId, authorId, interaction, ephemeral } = event.message;
    const { viewerId } = state.view;
    const isHere = channelId === currentChannel(app)?.id;
    goesToEnd = isHere && (authorId === viewerId || interaction?.userId === viewerId || ephemeral);
    if (!isHere && authorId !== viewerId) state.unread = new Set([...state.unread, channelId]);
    if (isHere && !goesToEnd && !wasAtEnd) state.hasNewBelow = true;
  }
  if (event.type === "typing")
    setTimeout(draw, Math.max(0, Date.parse(event.typing.until) - Date.now()) + 50);
  draw();
  if (goesToEnd) toEnd();
  if (!before && innerWidth > 700) document.querySelector<HTMLElement>(".composer textarea")?.focus();
}

function draw(): void {
  document.documentElement.dataset["theme"] = state.theme ?? systemTheme();
  const { view } = state;
  const channel = currentChannel(app);
  document.title =
    channel && view ? `${channel.kind === "guild" ? "#" : "@"}${channel.name} · Sandbox` : "Sandbox";
  render(
    view
      ? drawPage(view)
      : html`<p class="loading" role="status">${state.isConnected ? "Loading…" : "Connecting to the sandbox…"}</p>`,
    document.body,
  );
}

function drawPage(view: NonNullable<PageState["view"]>) {
  const channel = currentChannel(app);
  const guild = guildOf(view, channel);
  const isOpen = state.drawer === "channels";
  const toggle = () => {
    app.set({ drawer: isOpen ? undefined : "channels" });
    document.querySelector<HTMLElement>(isOpen ? ".menu-button" : ".channel.current")?.focus();
  };
  return html`
    <a class="skip" href="#composer" @click=${(event: Event) => {
      event.preventDefault();
      document.querySelector<HTMLElement>(".composer textarea, .composer input")?.focus();
    }}>Skip to writing</a>
    <div class="page ${isOpen ? "drawer-open" : ""}" ?inert=${view.modal !== null} @keydown=${(
      event: KeyboardEvent,
    ) => {
      if (event.key === "Escape" && isOpen) toggle();
    }}>
      <div class="side">${drawServers(app, view)}${drawChannels(app, view)}</div>
      ${isOpen ? html`<div class="drawer-ground" @click=${toggle}></div>` : nothing}
      <main class="chat">
        <header class="chat-head">
          <button class="plain menu-button" aria-label="Servers and channels" aria-expanded=${String(isOpen)} @click=${toggle}>☰</button>
          <h1><span class="hash" aria-hidden="true">${channel?.kind === "guild" ? "#" : "@"}</span>${channel?.name}</h1>
          ${channel?.topic ? html`<span class="topic" title=${channel.topic}>${channel.topic}</span>` : nothing}
          <span class="viewing" title="The page looks through these eyes">as ${viewerOf(view).name}</span>
        </header>
        ${state.isConnected ? nothing : html`<div class="banner" role="status">The sandbox is gone. Trying again…</div>`}
        ${state.isConnected && !view.online ? html`<div class="banner" role="status">${view.application.name} is not logged in.</div>` : nothing}
        <div class="chat-body">
          <div class="conversation">
            ${drawMessages(app)}
            ${drawComposer(app)}
          </div>
          ${guild ? drawMembers(app, view, guild) : nothing}
        </div>
      </main>
    </div>
    ${drawPopup(app)}
    ${drawModal(app)}
    <div class="notice-place" role="alert">${state.notice ? html`<div class="notice">${state.notice}</div>` : nothing}</div>
  `;
}

function remember(key: string, value: string, store: Storage = sessionStorage): void {
  try {
    store.setItem(`sandbox-${key}`, value);
  } catch {
    // A browser that stores nothing only forgets the choice at the next visit.
  }
}

function remembered(key: string, store?: Storage): Id | undefined {
  try {
    return (store ?? sessionStorage).getItem(`sandbox-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function rememberedTheme(): "dark" | "light" | undefined {
  const theme = remembered("theme", localStorage);
  return theme === "dark" || theme === "light" ? theme : undefined;
}

function systemTheme(): "dark" | "light" {
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

matchMedia("(prefers-color-scheme: light)").addEventListener("change", draw);
addEventListener("resize", () => {
  if (state.popup) app.set({ popup: undefined });
});
draw();
