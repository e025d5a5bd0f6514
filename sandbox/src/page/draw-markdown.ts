import { html, nothing, type TemplateResult } from "lit";
import type { View } from "../protocol.ts";
import { channelsOf, userOf } from "./app.ts";
import { type MarkdownContext, type MarkdownNode, parseMarkdown } from "./markdown.ts";
import { fullTime, timestampText } from "./times.ts";

/** Draws a text with its markdown. `view` gives the names for mentions. */
export function drawMarkdown(text: string, context: MarkdownContext, view: View): TemplateResult {
  return draw(parseMarkdown(text, context), view);
}

function draw(nodes: readonly MarkdownNode[], view: View): TemplateResult {
  return html`${nodes.map((node) => drawNode(node, view))}`;
}

function drawNode(node: MarkdownNode, view: View): unknown {
  switch (node.type) {
    case "text":
      return node.text;
    case "bold":
      return html`<strong>${draw(node.children, view)}</strong>`;
    case "italic":
      return html`<em>${draw(node.children, view)}</em>`;
    case "underline":
      return html`<u>${draw(node.children, view)}</u>`;
    case "strikethrough":
      return html`<s>${draw(node.children, view)}</s>`;
    case "spoiler":
      return html`<span class="spoiler" role="button" tabindex="0" aria-label="Spoiler" aria-expanded="false"
        @click=${reveal} @keydown=${revealByKey}><span aria-hidden="true">${draw(node.children, view)}</span></span>`;
    case "code":
      return html`<code>${node.text}</code>`;
    case "code-block":
      return html`<pre><code data-language=${node.language || nothing}>${node.text}</code></pre>`;
    case "quote":
      return html`<div class="quote"><blockquote>${draw(node.children, view)}</blockquote></div>`;
    case "subtext":
      return html`<small class="subtext">${draw(node.children, view)}</small>`;
    case "heading":
      // The page's own headings are above these, so they begin at the third level for screen readers.
      return html`<div class="heading-${node.level}" role="heading" aria-level=${node.level + 2}>${draw(node.children, view)}</div>`;
    case "list": {
      const items = node.items.map((item) => html`<li>${draw(item, view)}</li>`);
      return node.start === undefined ? html`<ul>${items}</ul>` : html`<ol start=${node.start}>${items}</ol>`;
    }
    case "link":
      return html`<a href=${node.url} title=${node.masked ? node.url : nothing} target="_blank" rel="noopener noreferrer">${draw(node.children, view)}</a>`;
    case "mention":
      return drawMention(node, view);
    case "timestamp": {
      const date = new Date(node.seconds * 1_000);
      return html`<time class="timestamp" datetime=${date.toISOString()} title=${fullTime(date)}>${timestampText(node.seconds, node.style)}</time>`;
    }
    case "emoji":
      return html`<span class="emoji" title="A custom emoji">:${node.name}:</span>`;
  }
}

function drawMention(node: MarkdownNode & { type: "mention" }, view: View): TemplateResult {
  switch (node.kind) {
    case "user":
      return html`<discord-mention type="user">${userOf(view, node.id).name}</discord-mention>`;
    case "role":
      return html`<discord-mention type="role">unknown-role</discord-mention>`;
    case "channel": {
      const channel = channelsOf(view).find(({ id }) => id === node.id);
      return html`<discord-mention type="channel">${channel?.name ?? "unknown"}</discord-mention>`;
    }
    case "command":
      return html`<discord-mention type="slash">${node.name}</discord-mention>`;
    case "guild":
      return html`<discord-mention type="server-guide">${node.id}</discord-mention>`;
    default:
      return html`<discord-mention type="user">${node.kind}</discord-mention>`;
  }
}

function reveal({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  currentTarget.classList.add("revealed");
  for (const name of ["role", "tabindex", "aria-label", "aria-expanded"]) currentTarget.removeAttribute(name);
  currentTarget.firstElementChild?.removeAttribute("aria-hidden");
}

function revealByKey(event: KeyboardEvent): void {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  reveal(event);
}
