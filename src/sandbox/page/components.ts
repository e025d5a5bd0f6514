import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Id, MessageView, View } from "../protocol.ts";
import { type App, channelsOf, usersIn } from "./app.ts";
import { drawMarkdown } from "./draw-markdown.ts";
import { drawPicture } from "./embed.ts";
import { openPopup } from "./popup.ts";

/** Draws a top-level component of a message, old (rows of buttons and selects) or new (containers, texts …). */
export function drawComponent(
  app: App,
  view: View,
  message: MessageView,
  component: APIMessageTopLevelComponent | APIComponentInContainer,
): TemplateResult | typeof nothing {
  switch (component.type) {
    case ComponentType.ActionRow:
      return html`<discord-action-row>
        ${component.components.map((part) =>
          part.type === ComponentType.Button
            ? drawButton(app, message, part)
            : drawSelect(app, view, message, part),
        )}
      </discord-action-row>`;
    case ComponentType.TextDisplay:
      return html`<div class="markup">${drawMarkdown(component.content, "message", view)}</div>`;
    case ComponentType.Section:
      return html`<div class="section">
        <div>${component.components.map((part) => drawComponent(app, view, message, part))}</div>
        ${
          component.accessory.type === ComponentType.Button
            ? html`<discord-action-row>${drawButton(app, message, component.accessory)}</discord-action-row>`
            : drawPicture(
                component.accessory.media.url,
                "embed-thumbnail",
                component.accessory.description ?? "Thumbnail",
              )
        }
      </div>`;
    case ComponentType.Container: {
      const colour = component.accent_color;
      return html`<div class="container" style=${colour == null ? nothing : `border-left-color: #${colour.toString(16).padStart(6, "0")}`}>
        ${component.components.map((part) => drawComponent(app, view, message, part))}
      </div>`;
    }
    case ComponentType.Separator:
      return component.divider === false ? html`<div class="gap"></div>` : html`<hr />`;
    case ComponentType.MediaGallery:
      return html`<div class="gallery">${component.items.map((item) => drawPicture(item.media.url, "embed-image", item.description ?? "Picture"))}</div>`;
    case ComponentType.File:
      return html`<div class="file">📄 ${component.file.url.replace(/^attachment:\/\//, "")}</div>`;
    default:
      return nothing;
  }
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

/** One thing that can be selected. */
interface SelectChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly isDefault: boolean;
}

/** What a select offers: its own options, or the users or channels at hand. */
export function selectChoices(
  view: View,
  channelId: Id,
  select: APISelectMenuComponent,
): readonly SelectChoice[] {
  const channel = channelsOf(view).find(({ id }) => id === channelId);
  const defaults =
    "default_values" in select ? (select.default_values ?? []).map(({ id }) => String(id)) : [];
  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.map(({ label, value, description, default: isDefault = false }) => ({
        label,
        value,
        isDefault,
        ...(description === undefined ? {} : { description }),
      }));
    case ComponentType.UserSelect:
    case ComponentType.MentionableSelect:
      return usersIn(view, channel).map(({ id, name }) => ({
        label: name,
        value: id,
        isDefault: defaults.includes(id),
      }));
    case ComponentType.ChannelSelect:
      return (view.guilds.find(({ id }) => id === channel?.guildId)?.channels ?? []).map(({ id, name }) => ({
        label: `#${name}`,
        value: id,
        isDefault: defaults.includes(id),
      }));
    default:
      return [];
  }
}

function drawSelect(
  app: App,
  view: View,
  message: MessageView,
  select: APISelectMenuComponent,
): TemplateResult {
  const choices = selectChoices(view, message.channelId, select);
  const chosen = choices.filter(({ isDefault }) => isDefault);
  const placeholder = select.placeholder ?? "Make a selection";
  const isPending = message.pendingComponent === select.custom_id;
  const open = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    openPopup(app, {
      label: placeholder,
      items: choices.map(({ label, description, isDefault }) => ({
        label,
        isSelected: isDefault,
        ...(description === undefined ? {} : { description }),
      })),
      select: { min: select.min_values ?? 1, max: select.max_values ?? 1 },
      at: { x: left, y: bottom + 4 },
      pick: (indexes) => {
        const values = indexes.map((index) => choices[index]?.value ?? "");
        void app.act({ type: "select", messageId: message.id, customId: select.custom_id, values });
      },
    });
  };
  const shown = chosen.length > 0 ? chosen.map(({ label }) => label).join(", ") : placeholder;
  return html`<button class="select ${isPending ? "pending" : ""} ${chosen.length > 0 ? "has-choice" : ""}" aria-haspopup="listbox"
    aria-label=${shown === placeholder ? placeholder : `${placeholder}: ${shown}`} ?disabled=${select.disabled === true || isPending}
    @click=${open}><span>${shown}</span><span aria-hidden="true" class="select-arrow">⌄</span></button>`;
}
