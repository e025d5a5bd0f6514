import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { MessageView } from "../protocol.ts";
import { type App, currentChannel } from "./app.ts";
import { openPopup } from "./popup.ts";
import { optionsOf } from "./select-options.ts";

/** Draws a row of buttons, or of one select of any kind; the sandbox takes no other components. */
export function drawComponent(
  app: App,
  message: MessageView,
  component: APIMessageTopLevelComponent,
): TemplateResult | typeof nothing {
  if (component.type !== ComponentType.ActionRow) return nothing;
  return html`<discord-action-row>
    ${component.components.map((part) => {
      if (part.type === ComponentType.Button) return drawButton(app, message, part);
      return drawSelect(app, message, part);
    })}
  </discord-action-row>`;
}

const looks: Partial<Record<ButtonStyle, string>> = {
  [ButtonStyle.Primary]: "primary",
  [ButtonStyle.Secondary]: "secondary",
  [ButtonStyle.Success]: "success",
  [ButtonStyle.Danger]: "destructive",
};

function drawButton(app: App, message: MessageView, button: APIButtonComponent): TemplateResult {
  const label = "label" in button ? (button.label ?? "") : "";
  const emoji = "emoji" in button ? button.emoji : undefined;
  const drawn = emoji ? (emoji.id ? `:${emoji.name}:` : emoji.name) : undefined;
  const content = html`${drawn ? html`<span class="button-emoji">${drawn}</span>` : nothing}${label}`;
  if (button.style === ButtonStyle.Link) {
    const url = /^https?:\/\//i.test(button.url) ? button.url : undefined;
    return html`<discord-button type="secondary" url=${url ?? nothing} ?disabled=${button.disabled || !url}>${content}</discord-button>`;
  }
  const customId = "custom_id" in button ? button.custom_id : undefined;
  const isPending = customId !== undefined && message.pendingComponent === customId;
  const click = () => {
    if (button.disabled || isPending || customId === undefined) return;
    void app.act({ type: "click", messageId: message.id, customId });
  };
  return html`<discord-button class=${isPending ? "pending" : ""} type=${looks[button.style] ?? "secondary"}
    .disabled=${button.disabled === true} ${ref((element) => reallyDisable(element, button.disabled === true))} aria-busy=${isPending ? "true" : nothing} @click=${click}>${content}</discord-button>`;
}

/** The component only paints a disabled button; the keyboard and screen readers must know of it too. */
async function reallyDisable(element: Element | undefined, isDisabled: boolean): Promise<void> {
  await (element as LitElement | undefined)?.updateComplete;
  const inner = element?.shadowRoot?.querySelector("button");
  if (inner) inner.disabled = isDisabled;
}

function drawSelect(app: App, message: MessageView, select: APISelectMenuComponent): TemplateResult {
  const { view } = app.state;
  const options = view ? optionsOf(select, view, currentChannel(app)) : [];
  const chosen = options.filter((option) => option.isDefault);
  const placeholder = select.placeholder ?? "Make a selection";
  const isPending = message.pendingComponent === select.custom_id;
  const open = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    openPopup(app, {
      label: placeholder,
      items: options.map(({ label, description, isDefault }) => ({
        label,
        isSelected: isDefault,
        ...(description === undefined ? {} : { description }),
      })),
      select: { min: select.min_values ?? 1, max: select.max_values ?? 1 },
      at: { x: left, y: bottom + 4 },
      pick: (indexes) => {
        const values = indexes.map((index) => options[index]?.value ?? "");
        void app.act({ type: "select", messageId: message.id, customId: select.custom_id, values });
      },
    });
  };
  const shown = chosen.length > 0 ? chosen.map(({ label }) => label).join(", ") : placeholder;
  return html`<button class="select ${isPending ? "pending" : ""} ${chosen.length > 0 ? "has-choice" : ""}" aria-haspopup="listbox"
    aria-label=${shown === placeholder ? placeholder : `${placeholder}: ${shown}`} ?disabled=${select.disabled === true || isPending}
    @click=${open}><span>${shown}</span><span aria-hidden="true" class="select-arrow">⌄</span></button>`;
}
