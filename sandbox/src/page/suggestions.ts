import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as OptionType,
} from "discord-api-types/v10";
import { type App, currentChannel, guildOf, usersIn, viewerOf } from "./app.ts";
import {
  choicesOf,
  emptyComposer,
  hasAutocomplete,
  hiddenOptions,
  optionValues,
  type Usable,
  usablesOf,
} from "./composer-state.ts";

/** A line of the list above the composer. */
export interface Suggestion {
  readonly label: string;
  readonly description?: string;
  /** Who a command is of. */
  readonly source?: string;
  readonly take: () => void;
}

/** The list above the composer. */
export interface Suggestions {
  /** What is listed, for the heading. */
  readonly title: string;
  readonly hint?: string;
  readonly items: readonly Suggestion[];
  /** Shown instead of items while there are none. */
  readonly note?: string;
}

/** What the composer offers for what is being typed; undefined for nothing. */
export function suggestionsOf(app: App): Suggestions | undefined {
  const { composer } = app.state;
  if (composer.isQuiet) return undefined;
  if (composer.usable) return optionSuggestions(app, composer.usable);
  if (composer.text.startsWith("/")) return commandSuggestions(app);
  return mentionSuggestions(app);
}

function commandSuggestions(app: App): Suggestions | undefined {
  const { view, composer } = app.state;
  const channel = currentChannel(app);
  if (!view || !channel) return undefined;
  const typed = composer.text.slice(1).trim().toLowerCase();
  const all = usablesOf(view.commands[channel.id] ?? []);
  const items = all
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)))
    .map((usable) => ({
      label: `/${usable.name}`,
      description: usable.description,
      source: view.application.name,
      take: () => chooseCommand(app, usable),
    }));
  if (all.length === 0) return { title: "Commands", items, note: "No commands are offered here." };
  return items.length > 0 ? { title: view.application.name, items } : undefined;
}

/** Begins to fill in a command. */
export function chooseCommand(app: App, usable: Usable): void {
  const first = usable.options.find((option) => option.required);
  const entries = Object.fromEntries(
    usable.options.filter((option) => option.required).map((option) => [option.name, { text: "" }]),
  );
  app.set({ composer: { ...emptyComposer, usable, entries } });
  focusOption(first?.name);
}

/** Moves the focus to the field of an option, or to the end of the command. */
export function focusOption(name: string | undefined): void {
  const selector =
    name === undefined ? ".composer .command-name" : `.composer [data-option="${CSS.escape(name)}"]`;
  document.querySelector<HTMLElement>(selector)?.focus();
}

function optionSuggestions(app: App, usable: Usable): Suggestions | undefined {
  const { composer } = app.state;
  const option = usable.options.find(({ name }) => name === composer.focused);
  if (!option) {
    const hidden = hiddenOptions(composer);
    if (hidden.length === 0) return { title: `/${usable.name}`, hint: usable.description, items: [] };
    return {
      title: "Options",
      hint: usable.description,
      items: hidden.map(({ name, description }) => ({
        label: name,
        description,
        take: () => addOption(app, name),
      })),
    };
  }
  const title = option.name;
  const hint = option.description;
  const typed =
    composer.entries[option.name]?.value === undefined ? (composer.entries[option.name]?.text ?? "") : "";
  const named = (choices: readonly { name: string; value: string | number | boolean }[]) =>
    choices.map(({ name, value }) => ({ label: name, take: () => fillIn(app, option.name, name, value) }));
  const filtered = (choices: readonly { name: string; value: string | number | boolean }[]) =>
    named(choices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 25));

  if (hasAutocomplete(option)) {
    const { suggested } = composer;
    if (suggested?.option !== option.name) return { title, hint, items: [] };
    if (suggested.state === "failed") return { title, hint, items: [], note: "Loading options failed" };
    const items = named(suggested.choices);
    if (items.length > 0) return { title, hint, items };
    const isLoading = suggested.state === "loading";
    return { title, hint, items, note: isLoading ? "Loading…" : "No options match your search." };
  }
  const choices = option.type === OptionType.Boolean ? booleans : choicesOf(option);
  if (choices.length > 0) return { title, hint, items: filtered(choices) };
  const listed = listedValues(app, option);
  return { title, hint, items: listed ? filtered(listed) : [] };
}

const booleans = [
  { name: "True", value: true },
  { name: "False", value: false },
];

/** The users, channels or both that an option of that type takes. */
function listedValues(
  app: App,
  option: APIApplicationCommandBasicOption,
): { name: string; value: string }[] | undefined {
  const { view } = app.state;
  const channel = currentChannel(app);
  if (!view || !channel) return undefined;
  switch (option.type) {
    case OptionType.User:
    case OptionType.Mentionable:
      return usersIn(view, channel).map(({ id, name }) => ({ name, value: id }));
    case OptionType.Channel:
      return (guildOf(view, channel)?.channels ?? [channel]).map(({ id, name }) => ({
        name: `#${name}`,
        value: id,
      }));
    default:
      return undefined;
  }
}

/** Gives an optional option a field and the focus. */
function addOption(app: App, name: string): void {
  const { composer } = app.state;
  app.set({ composer: { ...composer, entries: { ...composer.entries, [name]: { text: "" } }, active: 0 } });
  focusOption(name);
}

function fillIn(app: App, name: string, text: string, value: string | number | boolean): void {
  const { error: _, suggested: __, ...composer } = app.state.composer;
  const entries = { ...composer.entries, [name]: { text, value } };
  app.set({ composer: { ...composer, entries, isQuiet: true } });
  const shown = composer.usable?.options.filter((option) => Object.hasOwn(entries, option.name)) ?? [];
  const next = shown.find((option) => option.required && entries[option.name]?.text === "");
  focusOption(next?.name ?? name);
}

/** How long the typing must rest before the bot is asked. */
const AUTOCOMPLETE_REST = 250;
let asked = 0;

/** Asks the bot for suggestions for the focused option once the typing rests; later questions overtake earlier ones. */
export function askForSuggestions(app: App, option: APIApplicationCommandBasicOption): void {
  const channel = currentChannel(app);
  const { usable } = app.state.composer;
  if (!hasAutocomplete(option) || !channel || !usable) return;
  const number = ++asked;
  const show = (
    state: "loading" | "done" | "failed",
    choices = app.state.composer.suggested?.choices ?? [],
  ) => {
    const { composer } = app.state;
    if (number !== asked || composer.usable !== usable) return;
    app.set({ composer: { ...composer, active: 0, suggested: { option: option.name, state, choices } } });
  };
  show("loading", app.state.composer.suggested?.option === option.name ? undefined : []);
  setTimeout(async () => {
    if (number !== asked || app.state.composer.usable !== usable) return;
    const drafted = optionValues(app.state.composer, true);
    const options = "values" in drafted ? drafted.values : {};
    const typed = app.state.composer.entries[option.name]?.text ?? "";
    const result = await app.tryTo({
      type: "autocomplete",
      channelId: channel.id,
      name: usable.name,
      options: { ...options, [option.name]: typed },
      focused: option.name,
    });
    if (result.ok) show("done", result.choices ?? []);
    else show("failed", []);
  }, AUTOCOMPLETE_REST);
}

function mentionSuggestions(app: App): Suggestions | undefined {
  const { view, composer } = app.state;
  const typed = /(?:^|\s)@([\p{L}\p{N}_ ]{0,32})$/u.exec(composer.text)?.[1];
  if (typed === undefined || !view) return undefined;
  const viewer = viewerOf(view);
  const items = usersIn(view, currentChannel(app))
    .filter((user) => user.id !== viewer.id && user.name.toLowerCase().startsWith(typed.toLowerCase()))
    .map((user) => ({
      label: user.name,
      description: user.username,
      take: () => {
        const text = `${composer.text.slice(0, composer.text.length - typed.length)}${user.name} `;
        app.set({ composer: { ...composer, text, isQuiet: true } });
        document.querySelector<HTMLElement>(".composer textarea")?.focus();
      },
    }));
  return items.length > 0 ? { title: "Members", items } : undefined;
}

/** The text as it is sent: `@Name` of a user of the channel as `<@id>`. */
export function withMentions(app: App, text: string): string {
  const { view } = app.state;
  if (!view) return text;
  const users = [...usersIn(view, currentChannel(app))].sort((a, b) => b.name.length - a.name.length);
  let written = text;
  for (const { name, id } of users) {
    written = written.split(`@${name}`).join(`<@${id}>`);
  }
  return written;
}
