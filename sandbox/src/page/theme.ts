import "@skyra/discord-components-core/discord-action-row.js";
import "@skyra/discord-components-core/discord-attachments.js";
import "@skyra/discord-components-core/discord-button.js";
import "@skyra/discord-components-core/discord-embed.js";
import "@skyra/discord-components-core/discord-embed-description.js";
import "@skyra/discord-components-core/discord-embed-field.js";
import "@skyra/discord-components-core/discord-embed-fields.js";
import "@skyra/discord-components-core/discord-embed-footer.js";
import "@skyra/discord-components-core/discord-mention.js";
import "@skyra/discord-components-core/discord-message.js";
import "@skyra/discord-components-core/discord-messages.js";
import "@skyra/discord-components-core/discord-reply.js";
import { type CSSResult, css, type LitElement } from "lit";

/**
 * Gives the message components the page's colours, which follow the theme, and a few measures of today's Discord.
 * The components have fixed colours within their shadow trees; each class's list of style sheets is open to additions
 * until its first element is made, so this must run before anything is drawn.
 */
export function restyleComponents(): void {
  for (const [name, style] of Object.entries(styles)) {
    const element = customElements.get(name) as typeof LitElement | undefined;
    element?.elementStyles.push(style);
  }
}

const styles: Readonly<Record<string, CSSResult>> = {
  "discord-messages": css`
    :host { border: 0; color: inherit; font-family: inherit; line-height: 1.375; }
    ::slotted(*) { margin: 0 !important; }
  `,
  "discord-message": css`
    :host { color: var(--text); font-family: inherit; font-size: 1rem; padding: 0.125rem 1rem; margin: 0; line-height: 1.375rem; min-height: 0; }
    :host(:hover) { background-color: transparent; }
    :host([highlight]) { background-color: var(--mentioned); padding-right: 1rem; }
    :host([highlight])::before { background-color: var(--mentioned-edge); }
    .discord-message-timestamp { color: var(--muted); font-size: 0.75rem; font-weight: 500; }
    .discord-message-body-only-indent { flex: none; width: 56px; font-size: 0.6875rem; line-height: 1.375rem; align-self: flex-start; }
    .discord-author-avatar { margin-top: 2px; }
    .discord-author-avatar img { cursor: default; }
    .discord-message-content { min-width: 0; line-height: 1.375rem; padding-top: 0; }
    .discord-message-body { overflow-wrap: anywhere; word-break: normal; }
    .discord-message-inner-center { align-items: flex-start; }
  `,
  "discord-author-info": css`
    :host .discord-author-username { color: var(--heading); }
    :host .discord-author-username:hover { cursor: default; text-decoration: none; }
  `,
  "discord-verified-author-tag": css`
    :host { font-weight: 600; }
  `,
  "discord-reply": css`
    :host { color: var(--muted-strong); font-family: inherit; min-width: 0; }
    :host::before { border-color: var(--line-strong) !important; }
    .discord-reply-badge { background: var(--raised); color: var(--muted-strong); }
    .discord-replied-message-username { color: var(--heading); }
    .discord-replied-message-content { overflow: hidden; min-width: 0; }
    .discord-replied-message-content:hover { color: var(--heading); }
  `,
  "discord-embed": css`
    :host { color: var(--text); margin: 4px 0; font-size: 0.875rem; }
    :host .discord-left-border { background-color: var(--embed-edge); }
    :host .discord-embed-wrapper { background-color: var(--embed); border-color: var(--embed-border); max-width: 516px; }
    :host .discord-embed-wrapper .discord-embed-grid { padding: 0.25rem 1rem 1rem 0.75rem; }
    .discord-embed-root, .discord-embed-grid { overflow-wrap: anywhere; }
  `,
  "discord-embed-fields": css`
    :host { grid-template-columns: repeat(12, 1fr); }
  `,
  "discord-embed-footer": css`
    :host { color: var(--text); }
  `,
  "discord-button": css`
    :host > *:first-child { box-sizing: border-box; border-radius: 8px; margin: 4px 8px 4px 0; font-family: inherit; color: #fff; }
    :host > *:first-child:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    :host > a { gap: 6px; }
    .success { background-color: #248046; }
    .destructive { background-color: #d22d39; }
    .secondary { background-color: var(--button); color: var(--button-text) !important; }
    .secondary.hoverable:hover, a.secondary:hover { background-color: var(--button-hover); }
  `,
  "discord-mention": css`
    :host { color: var(--mention-text); background-color: var(--mention); cursor: default; }
    :host(:hover) { color: #fff; background-color: var(--brand); }
  `,
};
