/** How a user fills in and sends a modal. */
import { type APISelectMenuComponent, ComponentType, InteractionType } from "discord-api-types/v10";
import { checkChoice } from "./component-use.ts";
import { Refused } from "./errors.ts";
import { openInteraction } from "./interactions.ts";
import { findMessage } from "./messages.ts";
import { inputsOf, type ModalComponent, type ModalInput } from "./modal-form.ts";
import type { Id, ModalValues } from "./protocol.ts";
import { isGivenFile, Resolved } from "./resolved.ts";
import { isSelectType } from "./select-form.ts";
import { emit, type Interaction, type OpenModal, type State } from "./state.ts";
import type { Channel, Person } from "./world.ts";

type Given = ModalValues[string] | undefined;

/** The modal that a user has before them. Throws `Refused`. */
export function openModalOf(state: State, person: Person, id: Id): OpenModal {
  const modal = state.modals.get(person.id);
  if (!modal || modal.view.id !== id) throw new Refused("unknown", "There is no such form.");
  return modal;
}

/** Takes a user's modal away. */
export function closeModal(state: State, person: Person): void {
  state.modals.delete(person.id);
  emit(state, { type: "modal", userId: person.id, modal: null });
}

/** Sends a modal. Throws `Refused`, and leaves it open, where a field does not take what it is given. */
export function submitModal(
  state: State,
  use: { readonly person: Person; readonly channel: Channel; readonly modal: OpenModal },
  values: ModalValues,
): Interaction {
  const { person, channel, modal } = use;
  const { view, opener } = modal;
  const resolved = new Resolved(state, channel);
  const read = (input: ModalInput) => {
    const given = Object.hasOwn(values, input.custom_id) ? values[input.custom_id] : undefined;
    return { type: input.type, custom_id: input.custom_id, ...readInput(input, given, resolved) };
  };
  const components = numbered(view.components, read);
  const { data: found } = resolved;
  closeModal(state, person);
  const source = opener.sourceId === null ? undefined : findMessage(state, opener.channelId, opener.sourceId);
  return openInteraction(state, {
    type: InteractionType.ModalSubmit,
    channel,
    person,
    data: {
      custom_id: view.customId,
      components,
      ...(Object.keys(found).length > 0 ? { resolved: found } : {}),
    },
    owners: opener.owners,
    command: opener.command,
    header: { kind: "modal", name: opener.header.name },
    opener,
    ...(source ? { source } : {}),
  });
}

/** The components as a submission carries them: each with its number, labels and texts without their words. */
function numbered(components: readonly ModalComponent[], read: (input: ModalInput) => object): object[] {
  let last = 0;
  const next = ({ id }: { readonly id?: number | undefined }) => {
    last = id ?? last + 1;
    return last;
  };
  return components.map((component) => {
    const own = { type: component.type, id: next(component) };
    const children = inputsOf(component).map((input) => ({ ...read(input), id: next(input) }));
    if (component.type === ComponentType.ActionRow) return { ...own, components: children };
    return component.type === ComponentType.Label ? { ...own, component: children[0] } : own;
  });
}

/** What a field is given, as Discord sends it. Throws `Refused` where the field does not take that. */
function readInput(input: ModalInput, given: Given, resolved: Resolved): object {
  if (isSelect(input)) return readChoice(input, given, resolved);
  if (input.type === ComponentType.FileUpload) return readFiles(input, given, resolved);
  if (input.type === ComponentType.TextInput) return readText(input, given);
  throw new Refused("invalid", "The sandbox does not know this kind of field.", input.custom_id);
}

function isSelect(input: ModalInput): input is APISelectMenuComponent & ModalInput {
  return isSelectType(input.type);
}

type InputOf<Type extends ComponentType> = Extract<ModalInput, { readonly type: Type }>;

function readChoice(input: APISelectMenuComponent & ModalInput, given: Given, resolved: Resolved): object {
  const wrong = (message: string) => new Refused("invalid", message, input.custom_id);
  const list = typeof given === "string" ? [given] : (given ?? defaultsOf(input));
  const values = list.filter((value) => typeof value === "string");
  if (values.length !== list.length) throw wrong("This field takes no files.");
  if (values.length === 0 && isRequired(input)) throw wrong("This field is required.");
  if (values.length > 0) checkChoice(input, values, resolved, input.custom_id);
  return { values };
}

/** What a select holds before anybody has chosen. */
function defaultsOf(select: APISelectMenuComponent): readonly string[] {
  if (select.type !== ComponentType.StringSelect) return (select.default_values ?? []).map(({ id }) => id);
  return select.options.filter((option) => option.default).map(({ value }) => value);
}

function readFiles(input: InputOf<ComponentType.FileUpload>, given: Given, resolved: Resolved): object {
  const wrong = (message: string) => new Refused("invalid", message, input.custom_id);
  const { min_values: min = 1, max_values: max = 1 } = input;
  const list = given === undefined || typeof given === "string" ? [] : given;
  const files = list.filter(isGivenFile);
  if (files.length !== list.length || (typeof given === "string" && given !== "")) {
    throw wrong("This field takes files.");
  }
  if (files.length === 0 && isRequired(input)) throw wrong("This field is required.");
  if (files.length > max || (files.length > 0 && files.length < min)) {
    throw wrong(`Upload ${min} to ${max} files.`);
  }
  return { values: files.map((file) => resolved.upload(file, input.custom_id)) };
}

function readText(input: InputOf<ComponentType.TextInput>, given: Given): object {
  const wrong = (message: string) => new Refused("invalid", message, input.custom_id);
  const text = typeof given === "string" ? given : (input.value ?? "");
  if (text === "" && isRequired(input)) throw wrong("This field is required.");
  const { min_length: min = 0, max_length: max = 4000 } = input;
  if (text !== "" && text.length < min) throw wrong(`Enter at least ${min} characters.`);
  if (text.length > max) throw wrong(`Enter at most ${max} characters.`);
  return { value: text };
}

function isRequired(input: { readonly required?: boolean | undefined }): boolean {
  return input.required !== false;
}
