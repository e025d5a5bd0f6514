import {
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ref } from "lit/directives/ref.js";
import type { View } from "../protocol.ts";
import type { App } from "./app.ts";
import { drawMarkdown } from "./draw-markdown.ts";

/** Draws the form that the bot has opened for the viewer. */
export function drawModal(app: App): unknown {
  const { view } = app.state;
  const modal = view?.modal;
  if (!view || !modal) return nothing;
  const close = () => void app.tryTo({ type: "closeModal", modalId: modal.id });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const values: Record<string, string | string[]> = {};
    for (const field of form.querySelectorAll<HTMLInputElement>("[name]")) {
      const isSelect = field instanceof HTMLSelectElement;
      values[field.name] = isSelect
        ? data.getAll(field.name).map(String)
        : String(data.get(field.name) ?? "");
    }
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
        <div class="modal-fields">${modal.components.map((component) => drawField(view, component))}</div>
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
  view: View,
  component: APIModalInteractionResponseCallbackComponent,
): TemplateResult | typeof nothing {
  switch (component.type) {
    case ComponentType.ActionRow:
      return html`${component.components.map((input) => {
        const { label, ...rest } = input;
        return drawLabelled(label ?? "", undefined, rest);
      })}`;
    case ComponentType.Label:
      return drawLabelled(component.label, component.description ?? undefined, component.component);
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

function drawLabelled(label: string, description: string | undefined, input: Labelled): TemplateResult {
  const isRequired = !("required" in input) || input.required !== false;
  return html`<label class="field"><span class="field-label">${label}${isRequired ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</span>
    ${description ? html`<span class="field-description">${description}</span>` : nothing}
    ${drawInput(input, isRequired)}</label>`;
}

function drawInput(input: Labelled, isRequired: boolean): TemplateResult {
  switch (input.type) {
    case ComponentType.TextInput: {
      const min = input.min_length ?? nothing;
      const max = input.max_length ?? 4_000;
      const placeholder = input.placeholder ?? nothing;
      return input.style === TextInputStyle.Paragraph
        ? html`<textarea name=${input.custom_id} rows="4" minlength=${min} maxlength=${max} placeholder=${placeholder} ?required=${isRequired} .value=${input.value ?? ""}></textarea>`
        : html`<input name=${input.custom_id} minlength=${min} maxlength=${max} placeholder=${placeholder} ?required=${isRequired} .value=${input.value ?? ""} />`;
    }
    case ComponentType.StringSelect: {
      const isMany = (input.max_values ?? 1) > 1;
      return html`<select name=${input.custom_id} ?multiple=${isMany} ?required=${isRequired}>
        ${isMany ? nothing : html`<option value="">${input.placeholder ?? "Make a selection"}</option>`}
        ${input.options.map(({ value, label, default: isDefault = false }) => html`<option value=${value} ?selected=${isDefault}>${label}</option>`)}
      </select>`;
    }
    default:
      return html`<span class="field-description">The sandbox has no such input.</span>`;
  }
}
