/** What Discord accepts as a modal. */
import {
  type APIComponentInLabel,
  type APIComponentInModalActionRow,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
} from "discord-api-types/v10";
import { invalidField, type Path } from "./errors.ts";
import { also, byType, flag, integer, list, need, oneOf, type Rule, readForm, shape, text } from "./form.ts";
import { checkBounds, SELECTS } from "./select-form.ts";

/** Top-level components of a modal. The description says 40; Discord's documentation and its API say five. */
const MOST_COMPONENTS = 5;
/** Files that one field takes. */
const MOST_FILES = 10;

const customId = need(text({ min: 1, max: 100 }));
const textInput = shape({
  type: oneOf([ComponentType.TextInput]),
  id: integer({ min: 0 }),
  custom_id: customId,
  style: need(oneOf([1, 2])),
  label: text({ min: 1, max: 45 }),
  placeholder: text({ max: 100 }),
  value: text({ max: 4000 }),
  min_length: integer({ min: 0, max: 4000 }),
  max_length: integer({ min: 1, max: 4000 }),
  required: flag,
});
const fileUpload = also(
  shape({
    type: oneOf([ComponentType.FileUpload]),
    id: integer({ min: 0 }),
    custom_id: customId,
    min_values: integer({ min: 0, max: MOST_FILES }),
    max_values: integer({ min: 1, max: MOST_FILES }),
    required: flag,
  }),
  checkBounds,
);

/** What a label may stand above. */
type InLabel = {
  readonly custom_id: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly min_values?: number;
};
const inLabel = also(
  byType<InLabel>(
    new Map<number, Rule<InLabel>>([
      [ComponentType.TextInput, textInput],
      ...SELECTS,
      [ComponentType.FileUpload, fileUpload],
    ]),
  ),
  (read, path, report) => {
    if (read.label !== undefined) {
      const said = "A label cannot be specified on a component that is inside of a label";
      report([...path, "label"], "MODAL_COMPONENT_LABEL_NOT_ALLOWED", said);
    }
    if (read.disabled) {
      report(
        [...path, "disabled"],
        "MODAL_COMPONENT_DISABLED_NOT_ALLOWED",
        "Modals have no disabled components",
      );
    }
    if (read.min_values === 0 && read.required !== false) {
      report([...path, "min_values"], "NUMBER_TYPE_MIN", "int value should be greater than or equal to 1.");
    }
  },
);

const labelledInput = also(textInput, (read, path, report) => {
  if (read.label === undefined) report([...path, "label"], "BASE_TYPE_REQUIRED", "This field is required");
});
const topLevel = new Map<number, Rule<unknown>>([
  [
    ComponentType.ActionRow,
    shape({
      type: oneOf([ComponentType.ActionRow]),
      id: integer({ min: 0 }),
      components: need(list(labelledInput, { min: 1, max: 1 })),
    }),
  ],
  [
    ComponentType.Label,
    shape({
      type: oneOf([ComponentType.Label]),
      id: integer({ min: 0 }),
      label: need(text({ min: 1, max: 45 })),
      description: text({ min: 1, max: 100 }),
      component: need(inLabel),
    }),
  ],
  [
    ComponentType.TextDisplay,
    shape({
      type: oneOf([ComponentType.TextDisplay]),
      id: integer({ min: 0 }),
      content: need(text({ min: 1, max: 4000 })),
    }),
  ],
]);
const modal = shape({
  custom_id: customId,
  title: need(text({ min: 1, max: 45 })),
  components: need(list(byType<unknown>(topLevel), { min: 1, max: MOST_COMPONENTS })),
});

/** A component of a modal, at its top. */
export type ModalComponent = APIModalInteractionResponseCallbackComponent;
/** What somebody fills in. */
export type ModalInput = APIComponentInLabel | APIComponentInModalActionRow;

/** Reads the data of a modal. Throws `ApiError` 50035. */
export function readModal(body: unknown, at: Path) {
  const read = readForm(modal, body, at);
  const components = read.components as ModalComponent[];
  const seen = new Set<string>();
  for (const { custom_id: id } of components.flatMap(inputsOf)) {
    if (seen.has(id)) {
      const said = "Component custom id cannot be duplicated";
      throw invalidField([...at, "components"], "COMPONENT_CUSTOM_ID_DUPLICATED", said);
    }
    seen.add(id);
  }
  return { customId: read.custom_id, title: read.title, components };
}

/** The inputs of one component of a modal, in order. */
export function inputsOf(component: ModalComponent): readonly ModalInput[] {
  if (component.type === ComponentType.ActionRow) return component.components;
  return component.type === ComponentType.Label ? [component.component] : [];
}
