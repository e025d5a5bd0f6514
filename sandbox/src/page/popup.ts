import { html, nothing, type TemplateResult } from "lit";
import type { App, PopupState } from "./app.ts";

/** Opens a popup at a place and moves the focus into it. */
export function openPopup(app: App, popup: Omit<PopupState, "chosen" | "returnFocusTo">): void {
  const chosen = new Set(popup.items.flatMap((item, index) => (item.isSelected ? [index] : [])));
  app.set({ popup: { ...popup, chosen, returnFocusTo: deepActiveElement() } });
  const element = document.querySelector<HTMLElement>(".popup");
  if (!element) return;
  const { width, height } = element.getBoundingClientRect();
  const clamp = (at: number, size: number, room: number) => Math.max(8, Math.min(at, room - size - 8));
  element.style.left = `${clamp(popup.at.x, width, innerWidth)}px`;
  element.style.top = `${clamp(popup.at.y, height, innerHeight)}px`;
  const items = popupItems();
  (items[Math.max(0, [...chosen][0] ?? 0)] ?? element).focus();
}

/** Closes the popup and gives the focus back to where it was. */
function closePopup(app: App): void {
  const { popup } = app.state;
  if (!popup) return;
  app.set({ popup: undefined });
  if (popup.returnFocusTo instanceof HTMLElement && popup.returnFocusTo.isConnected)
    popup.returnFocusTo.focus();
}

/** The element with the focus, also within the shadow trees of the message components. */
function deepActiveElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const popupItems = () => [...document.querySelectorAll<HTMLElement>(".popup [data-item]")];

/** Draws the open popup. */
export function drawPopup(app: App): TemplateResult | typeof nothing {
  const { popup } = app.state;
  if (!popup) return nothing;
  const { select } = popup;
  const many = select !== undefined && select.max > 1;
  const choose = (index: number) => {
    if (!many) {
      closePopup(app);
      popup.pick([index]);
      return;
    }
    const chosen = new Set(popup.chosen);
    if (!chosen.delete(index) && chosen.size < select.max) chosen.add(index);
    app.set({ popup: { ...popup, chosen } });
  };
  // Discord sends the choice of several when their list closes.
  const leave = () => {
    const before = popup.items.flatMap((item, index) => (item.isSelected ? [index] : []));
    const chosen = [...popup.chosen].sort((a, b) => a - b);
    closePopup(app);
    if (many && chosen.length >= select.min && chosen.join() !== before.join()) popup.pick(chosen);
  };
  const onKey = (event: KeyboardEvent) => {
    const items = popupItems();
    const at = items.indexOf(event.target as HTMLElement);
    const steps: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) items[next]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") leave();
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) choose(at);
    else if (event.key.length === 1) {
      items
        .find((item) => item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`
    <div class="popup-ground" @click=${leave} @contextmenu=${(event: Event) => {
      event.preventDefault();
      leave();
    }}></div>
    <div class="popup" role=${select ? "listbox" : "menu"} aria-label=${popup.label}
      aria-multiselectable=${many ? "true" : nothing} tabindex="-1" @keydown=${onKey}>
      ${popup.items.map(
        (item, index) => html`
          ${item.group ? html`<div class="popup-group" role="presentation">${item.group}</div>` : nothing}
          <div class="popup-item ${item.isDanger ? "danger" : ""}" data-item tabindex="-1"
            role=${select ? "option" : "menuitem"}
            aria-selected=${select ? String(popup.chosen.has(index)) : nothing}
            @click=${() => choose(index)}>
            <span class="popup-label">${item.label}</span>
            ${item.description ? html`<span class="popup-description">${item.description}</span>` : nothing}
            ${many ? html`<span class="popup-check" aria-hidden="true">${popup.chosen.has(index) ? "☑" : "☐"}</span>` : nothing}
          </div>`,
      )}
      ${many ? html`<button class="popup-done" data-item @click=${leave}>Done</button>` : nothing}
    </div>
  `;
}
