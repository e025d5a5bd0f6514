import {
  type APIModalInteractionResponseCallbackComponent,
  type APISelectMenuComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ref } from "lit/directives/ref.js";
import type { ModalValues, View } from "../protocol.ts";
import { type App, currentChannel } from "./app.ts";
import { drawMarkdown } from "./draw-markdown.ts";
import { readGivenFile } from "./given-file.ts";
import { optionsOf } from "./select-options.ts";

/** What a form's fields hold, by their custom_id. */
async function valuesOf(form: HTMLFormElement): Promise<ModalValues> {
  const values: Record<string, ModalValues[string]> = {};
  for (const field of form.querySelectorAll("[name]")) {
    if (field instanceof HTMLSelectElement) {
      values[field.name] = [...field.selectedOptions]
        .map(({ value }) => value)
        .filter((value) => value !== "");
    } else if (field instanceof HTMLInputElement && field.type === "file") {
      values[field.name] = await Promise.all([...(field.files ?? [])].map(readGivenFile));
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      values[field.name] = field.value;
    }
  }
  return values;
}

/** Draws the form that the bot has opened for the viewer. */
export function drawModal(app: App): unknown {
  const { view } = app.state;
  const modal = view?.modal;
  if (!view || !modal) return nothing;
  const close = () => void app.tryTo({ type: "closeModal", modalId: modal.id });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const values = await valuesOf(event.currentTarget as HTMLFormElement);
    const result = await app.tryTo({ type: "submitModal", modalId: modal.id, values });
    if (!result.ok) app.notify(result.error.message);
  };
  return keyed(
    modal.id,
    html`<dialog class="modal" aria-labelledby="modal-title" ${ref((element) => {
      // lit calls this before the dialog stands in the document, where it cannot be shown yet.
      if (element instanceof HTMLDialogElement) queueMicrotask(() => open(element));
    })} @cancel=${(event: Event) => {
      event.preventDefault();
      close();
    }}>
      <form method="dialog" @submit=${submit}>
        <header><h2 id="modal-title">${modal.title}</h2><button type="button" class="plain" aria-label="Close" @click=${close}>✕</button></header>
        <div class="modal-fields">${modal.components.map((component) => drawField(app, view, component))}</div>
        <footer><button type="button" class="plain" @click=${close}>Cancel</button><button class="filled">Submit</button></footer>
      </form>
    </dialog>`,
  );
}

function open(dialog: HTMLDialogElement): void {
  if (dialog.open || !dialog.isConnected) return;
  dialog.showModal();
  dialog.querySelector<HTMLElement>(".modal-fields [name]")?.focus();
}

function drawField(
  app: App,
  view: View,
  component: APIModalInteractionResponseCallbackComponent,
): TemplateResult | typeof nothing {
  switch (component.type) {
    case ComponentType.ActionRow:
      return html`${component.components.map((input) => {
        const { label, ...rest } = input;
        return drawLabelled(app, label ?? "", undefined, rest);
      })}`;
    case ComponentType.Label:
      return drawLabelled(app, component.label, component.description ?? undefined, component.component);
    case ComponentType.TextDisplay:
      return html`<div class="markup">${drawMarkdown(component.content, "message", view)}</div>`;
    default:
      return nothing;
  }
}

type Labelled = Extract<
  APIModalInteractionResponseCallbackComponent,
  { type: ComponentType.Label }
>["component"];

function drawLabelled(
  app: App,
  label: string,
  description: string | undefined,
  input: Labelled,
): TemplateResult {
  const isRequired = !("required" in input) || input.required !== false;
  return html`<label class="field"><span class="field-label">${label}${isRequired ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</span>
    ${description ? html`<span class="field-description">${description}</span>` : nothing}
    ${drawInput(app, input, isRequired)}</label>`;
}

function drawInput(app: App, input: Labelled, isRequired: boolean): TemplateResult {
  switch (input.type) {
    case ComponentType.TextInput: {
      const min = input.min_length ?? nothing;
      const max = input.max_length ?? 4_000;
      const placeholder = input.placeholder ?? nothing;
      return input.style === TextInputStyle.Paragraph
        ? html`<textarea name=${input.custom_id} rows="4" minlength=${min} maxlength=${max} placeholder=${placeholder} ?required=${isRequired} .value=${input.value ?? ""}></textarea>`
        : html`<input name=${input.custom_id} minlength=${min} maxlength=${max} placeholder=${placeholder} ?required=${isRequired} .value=${input.value ?? ""} />`;
    }
    case ComponentType.FileUpload:
      return html`<input type="file" name=${input.custom_id} ?multiple=${(input.max_values ?? 1) > 1} ?required=${isRequired} />`;
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return drawSelect(app, input, isRequired);
    default:
      return html`<span class="field-description">The sandbox has no such input.</span>`;
  }
}

function drawSelect(app: App, select: APISelectMenuComponent, isRequired: boolean): TemplateResult {
  const { view } = app.state;
  const isMany = (select.max_values ?? 1) > 1;
  const options = view ? optionsOf(select, view, currentChannel(app)) : [];
  return html`<select name=${select.custom_id} ?multiple=${isMany} ?required=${isRequired}>
    ${isMany ? nothing : html`<option value="">${select.placeholder ?? "Make a selection"}</option>`}
    ${options.map(({ value, label, isDefault }) => html`<option value=${value} ?selected=${isDefault}>${label}</option>`)}
  </select>`;
}
