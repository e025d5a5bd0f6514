import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from "discord-api-types/v10";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type App, currentChannel, userOf } from "./app.ts";
import {
  type ComposerState,
  emptyComposer,
  hiddenOptions,
  optionValues,
  shownOptions,
  usablesOf,
} from "./composer-state.ts";
import { readGivenFile } from "./given-file.ts";
import { askForSuggestions, chooseCommand, focusOption, suggestionsOf, withMentions } from "./suggestions.ts";

/** Draws the composer with the list of suggestions above it. */
export function drawComposer(app: App): TemplateResult | typeof nothing {
  const { view, composer } = app.state;
  const channel = currentChannel(app);
  if (!view || !channel) return nothing;
  return html`
    <div class="composer" @keydown=${(event: KeyboardEvent) => onKey(app, event)}>
      ${drawSuggestions(app)}
      ${drawReplyBar(app)}
      ${drawFiles(app)}
      ${composer.error ? html`<div class="composer-error" id="composer-error" role="alert">${composer.error.message}</div>` : nothing}
      <div class="composer-box ${composer.error ? "wrong" : ""}">
        ${composer.usable ? drawCommand(app) : drawText(app)}
      </div>
    </div>
  `;
}

function change(app: App, changed: Partial<ComposerState>): void {
  const { error: _, ...rest } = app.state.composer;
  app.set({ composer: { ...rest, ...changed } });
}

function drawReplyBar(app: App): TemplateResult | typeof nothing {
  const { view, composer } = app.state;
  const channel = currentChannel(app);
  const message = channel && view?.messages[channel.id]?.find(({ id }) => id === composer.replyTo);
  if (!view || !message) return nothing;
  return html`<div class="reply-bar">
    Replying to <strong>${userOf(view, message.authorId).name}</strong>
    <button class="plain" aria-label="Cancel the reply" @click=${() => cancelReply(app)}>✕</button>
  </div>`;
}

function cancelReply(app: App): void {
  const { replyTo: _, ...rest } = app.state.composer;
  app.set({ composer: rest });
}

/** The files that go with the message, each with a way to leave it out. */
function drawFiles(app: App): TemplateResult | typeof nothing {
  const { files = [] } = app.state.composer;
  if (files.length === 0) return nothing;
  return html`<div class="reply-bar files">${files.map(
    ({ name }, at) => html`<span>📄 ${name}</span>
      <button class="plain" aria-label=${`Leave out ${name}`} @click=${() => change(app, { files: files.filter((_, index) => index !== at) })}>✕</button>`,
  )}</div>`;
}

/** The button that chooses files to send. */
function drawFileButton(app: App): TemplateResult {
  const onChange = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const chosen = await Promise.all([...(target.files ?? [])].map(readGivenFile));
    target.value = "";
    change(app, { files: [...(app.state.composer.files ?? []), ...chosen] });
    document.querySelector<HTMLElement>(".composer textarea")?.focus();
  };
  return html`<label class="plain file-button" title="Upload files"><span aria-hidden="true">+</span>
    <input type="file" multiple aria-label="Upload files" @change=${onChange} /></label>`;
}

const LIST_ID = "suggestions";

function drawText(app: App): TemplateResult {
  const { composer } = app.state;
  const channel = currentChannel(app);
  const suggestions = suggestionsOf(app);
  const place = channel?.kind === "guild" ? `#${channel.name}` : `@${channel?.name}`;
  const placeholder = channel?.maySend
    ? `Message ${place}`
    : "You may not send messages here, only use commands: type /";
  const onInput = ({ target }: InputEvent) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const text = target.value;
    const exact = /^\/(.+) $/.exec(text)?.[1];
    const usable =
      exact &&
      usablesOf(app.state.view?.commands[channel?.id ?? ""] ?? []).find(({ name }) => name === exact);
    if (usable) chooseCommand(app, usable);
    else change(app, { text, active: 0, isQuiet: false });
  };
  const rows = Math.min(8, composer.text.split("\n").length);
  return html`
    ${channel?.maySend ? drawFileButton(app) : nothing}
    <button class="plain slash-button" aria-label="Use a command" title="Use a command"
      @click=${() => {
        change(app, { text: "/", active: 0, isQuiet: false });
        document.querySelector<HTMLElement>(".composer textarea")?.focus();
      }}>/</button>
    <textarea rows=${rows} maxlength="4000" aria-label=${placeholder} placeholder=${placeholder} .value=${live(composer.text)}
      role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${LIST_ID}
      aria-expanded=${String(suggestions !== undefined)}
      aria-activedescendant=${suggestions?.items.length ? `${LIST_ID}-${composer.active}` : nothing}
      @input=${onInput}></textarea>
    ${
      composer.text.length > 1_800
        ? html`<span class="countdown ${composer.text.length > 2_000 ? "over" : ""}">${2_000 - composer.text.length}</span>`
        : nothing
    }
    <button class="plain send" aria-label="Send message" ?disabled=${composer.text.trim() === "" && !composer.files?.length} @click=${() => send(app)}>➤</button>
  `;
}

function drawCommand(app: App): TemplateResult {
  const { composer } = app.state;
  const hidden = hiddenOptions(composer);
  // With the focus on the command's name, the list above offers the options that are left.
  const more = () => {
    focusOption(undefined);
    change(app, { active: 0 });
  };
  return html`
    <div class="command" role="group" aria-label=${`Command ${composer.usable?.name}`}>
      <span class="command-name" tabindex="-1" @focus=${() => change(app, { focused: "", isQuiet: false, active: -1 })}>/${composer.usable?.name}</span>
      ${shownOptions(composer).map((option) => drawOption(app, option))}
      ${
        hidden.length > 0
          ? html`<button class="more-options" aria-haspopup="listbox" @click=${more}>+${hidden.length} optional</button>`
          : nothing
      }
    </div>
    <button class="plain" aria-label="Cancel the command" title="Cancel (Escape)" @click=${() => leaveCommand(app)}>✕</button>
    <button class="plain send" aria-label="Send command" @click=${() => send(app)}>➤</button>
  `;
}

/** A field for a file: it shows the file's name once there is one. */
function drawFileOption(app: App, option: APIApplicationCommandBasicOption): TemplateResult {
  const { composer } = app.state;
  const isWrong = composer.error?.field === option.name;
  const onChange = async ({ target }: Event) => {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (file === undefined) return;
    const value = await readGivenFile(file);
    const entries = { ...app.state.composer.entries, [option.name]: { text: file.name, value } };
    change(app, { entries, focused: option.name, active: 0, isQuiet: true });
  };
  return html`
    <label class="option ${isWrong ? "wrong" : ""} ${option.required ? "" : "optional"}">
      <span class="option-name">${option.name}</span>
      <input type="file" data-option=${option.name}
        aria-label=${`${option.name}${option.required ? ", required" : ""}: ${option.description}`}
        aria-invalid=${isWrong ? "true" : nothing} aria-describedby=${isWrong ? "composer-error" : nothing}
        @change=${onChange} />
    </label>
  `;
}

function drawOption(app: App, option: APIApplicationCommandBasicOption): TemplateResult {
  if (option.type === ApplicationCommandOptionType.Attachment) return drawFileOption(app, option);
  const { composer } = app.state;
  const isFocused = composer.focused === option.name;
  const entry = composer.entries[option.name];
  const suggestions = isFocused ? suggestionsOf(app) : undefined;
  const isWrong = composer.error?.field === option.name;
  const onFocus = () => {
    if (app.state.composer.focused === option.name) return;
    const { suggested: _, ...rest } = app.state.composer;
    // Just filled in: the list has done its work.
    const isQuiet = rest.entries[option.name]?.value !== undefined;
    app.set({ composer: { ...rest, focused: option.name, active: 0, isQuiet } });
    if (!isQuiet) askForSuggestions(app, option);
  };
  const onInput = ({ target }: InputEvent) => {
    if (!(target instanceof HTMLInputElement)) return;
    const entries = { ...app.state.composer.entries, [option.name]: { text: target.value } };
    change(app, { entries, focused: option.name, active: 0, isQuiet: false });
    askForSuggestions(app, option);
  };
  return html`
    <label class="option ${isFocused ? "focused" : ""} ${isWrong ? "wrong" : ""} ${option.required ? "" : "optional"}">
      <span class="option-name">${option.name}</span>
      <input data-option=${option.name} .value=${live(entry?.text ?? "")} size=${Math.max(4, Math.min(60, (entry?.text.length ?? 0) + 1))}
        autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="6000"
        aria-label=${`${option.name}${option.required ? ", required" : ""}: ${option.description}`}
        role="combobox" aria-autocomplete="list" aria-controls=${LIST_ID} aria-expanded=${String((suggestions?.items.length ?? 0) > 0)}
        aria-activedescendant=${suggestions?.items.length && composer.active >= 0 ? `${LIST_ID}-${composer.active}` : nothing}
        aria-invalid=${isWrong ? "true" : nothing} aria-describedby=${isWrong ? "composer-error" : nothing}
        @focus=${onFocus} @input=${onInput} />
    </label>
  `;
}

function drawSuggestions(app: App): TemplateResult | typeof nothing {
  const { composer } = app.state;
  const suggestions = suggestionsOf(app);
  if (!suggestions) return nothing;
  const { title, hint, items, note } = suggestions;
  return html`
    <div class="suggestions">
      <div class="suggestions-title"><strong>${title}</strong>${hint ? html` <span>${hint}</span>` : nothing}</div>
      <div role="listbox" id=${LIST_ID} aria-label=${title}>
        ${items.map(
          (item, index) => html`
            <div class="suggestion" role="option" id=${`${LIST_ID}-${index}`} aria-selected=${String(index === composer.active)}
              @mousedown=${(event: Event) => event.preventDefault()} @click=${() => item.take()}
              @mousemove=${() => index !== app.state.composer.active && change(app, { active: index })}>
              <span class="suggestion-text"><span class="suggestion-label">${item.label}</span>
              ${item.description ? html`<span class="suggestion-description">${item.description}</span>` : nothing}</span>
              ${item.source ? html`<span class="suggestion-source">${item.source}</span>` : nothing}
            </div>`,
        )}
      </div>
      ${note ? html`<div class="suggestions-note" role="status">${note}</div>` : nothing}
    </div>
  `;
}

function onKey(app: App, event: KeyboardEvent): void {
  if (event.isComposing) return;
  const { target } = event;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const isCommandName = target instanceof HTMLElement && target.classList.contains("command-name");
  if (isField || isCommandName) {
    if (useKey(app, event)) event.preventDefault();
  } else if (event.key === "Escape" && app.state.composer.usable) leaveCommand(app);
}

/** Does what a key means in the composer. Returns whether it means anything there. */
function useKey(app: App, { key, shiftKey, target }: KeyboardEvent): boolean {
  switch (key) {
    case "ArrowDown":
      return step(app, 1);
    case "ArrowUp":
      return step(app, -1);
    case "Escape":
      return stepBack(app);
    case "Enter":
    case "Tab":
      if (shiftKey) return false;
      if (mayTake(app)) suggestionsOf(app)?.items[app.state.composer.active]?.take();
      else if (key === "Enter") void send(app);
      else return false;
      return true;
    case "Backspace":
      if (!app.state.composer.usable || !(target instanceof HTMLInputElement) || target.value !== "")
        return false;
      removeOption(app, target.dataset["option"] ?? "");
      return true;
    default:
      return false;
  }
}

/** Moves to the next suggestion, or the one before. */
function step(app: App, by: 1 | -1): boolean {
  const count = suggestionsOf(app)?.items.length ?? 0;
  if (count === 0) return false;
  const active = (Math.max(app.state.composer.active, by > 0 ? -1 : 0) + by + count) % count;
  change(app, { active });
  document.getElementById(`${LIST_ID}-${active}`)?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Closes the suggestions; where there are none, leaves the command, or the reply. */
function stepBack(app: App): boolean {
  const { composer } = app.state;
  if ((suggestionsOf(app)?.items.length ?? 0) > 0) change(app, { isQuiet: true });
  else if (composer.usable) leaveCommand(app);
  else if (composer.replyTo) cancelReply(app);
  else return false;
  return true;
}

/** Whether Enter or Tab takes the active suggestion; not while the list is still that of an earlier text. */
function mayTake(app: App): boolean {
  const { composer } = app.state;
  const isStale = composer.suggested?.option === composer.focused && composer.suggested?.state === "loading";
  return !isStale && suggestionsOf(app)?.items[composer.active] !== undefined;
}

function leaveCommand(app: App): void {
  app.set({ composer: emptyComposer });
  document.querySelector<HTMLElement>(".composer textarea")?.focus();
}

function removeOption(app: App, name: string): void {
  const { composer } = app.state;
  const shown = shownOptions(composer);
  const at = shown.findIndex((option) => option.name === name);
  if (shown[at]?.required && at === 0) {
    leaveCommand(app);
    return;
  }
  const previous = shown[at - 1]?.name;
  if (!shown[at]?.required) {
    const { [name]: _, ...entries } = composer.entries;
    change(app, { entries });
  }
  focusOption(previous);
}

async function send(app: App): Promise<void> {
  const { composer } = app.state;
  const channel = currentChannel(app);
  if (!channel) return;
  if (composer.usable) {
    const read = optionValues(composer);
    if (!("values" in read)) {
      app.set({ composer: { ...composer, error: { message: read.message, field: read.field } } });
      focusOption(read.field);
      return;
    }
    const { name } = composer.usable;
    leaveCommand(app);
    const result = await app.tryTo({ type: "slash", channelId: channel.id, name, options: read.values });
    if (result.ok) return;
    const { message, field } = result.error;
    app.set({
      composer: { ...composer, isQuiet: true, error: field === undefined ? { message } : { message, field } },
    });
    focusOption(field ?? shownOptions(composer)[0]?.name);
    return;
  }
  const content = withMentions(app, composer.text.trim());
  const { replyTo, files = [] } = composer;
  if (content === "" && files.length === 0) return;
  app.set({ composer: emptyComposer });
  const result = await app.tryTo({
    type: "say",
    channelId: channel.id,
    content,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(files.length === 0 ? {} : { files }),
  });
  if (!result.ok)
    app.set({ composer: { ...composer, isQuiet: true, error: { message: result.error.message } } });
}
