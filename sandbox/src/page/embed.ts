import type { APIEmbed, APIEmbedField } from "discord-api-types/v10";
import { html, nothing, type TemplateResult } from "lit";
import type { View } from "../protocol.ts";
import { drawMarkdown } from "./draw-markdown.ts";
import { messageTime } from "./times.ts";

/**
 * Draws an embed. Title, author and field names are drawn here and not by the components: those read emoji in them
 * and would fetch the pictures from Discord's servers.
 */
export function drawEmbed(embed: APIEmbed, view: View): TemplateResult {
  const colour = embed.color === undefined ? nothing : `#${embed.color.toString(16).padStart(6, "0")}`;
  const { author, title, description, fields = [], image, thumbnail, footer, timestamp } = embed;
  return html`
    <discord-embed slot="embeds" color=${colour} role="group" aria-label="Embed">
      <div slot="description" class="embed-body">
        ${thumbnail ? drawPicture(thumbnail.url, "embed-thumbnail", "Thumbnail") : nothing}
        ${author ? html`<div class="embed-author">${webLink(author.url, author.name)}</div>` : nothing}
        ${title ? html`<div class="embed-title">${webLink(embed.url, drawMarkdown(title, "title", view))}</div>` : nothing}
        ${description ? html`<discord-embed-description class="markup">${drawMarkdown(description, "message", view)}</discord-embed-description>` : nothing}
      </div>
      ${fields.length > 0 ? html`<discord-embed-fields slot="fields">${drawFields(fields, view)}</discord-embed-fields>` : nothing}
      ${
        image || footer || timestamp
          ? html`<div slot="footer" class="embed-footer">
            ${image ? drawPicture(image.url, "embed-image", "Image") : nothing}
            ${
              footer || timestamp
                ? html`<discord-embed-footer><span class="markup">${footer?.text}${footer?.text && timestamp ? " • " : ""}${timestamp ? messageTime(new Date(timestamp)) : ""}</span></discord-embed-footer>`
                : nothing
            }</div>`
          : nothing
      }
    </discord-embed>
  `;
}

/** Inline fields that follow each other share lines, up to three in one, each as wide as the others. */
function drawFields(fields: readonly APIEmbedField[], view: View): TemplateResult[] {
  const lines: APIEmbedField[][] = [];
  for (const field of fields) {
    const last = lines.at(-1);
    if (field.inline && last?.[0]?.inline && last.length < 3) last.push(field);
    else lines.push([field]);
  }
  return lines.flatMap((line) =>
    line.map((field, at) => {
      const width = 12 / line.length;
      return html`<discord-embed-field style=${`--column: ${at * width + 1} / ${(at + 1) * width + 1}`}>
        <div class="embed-field-name">${drawMarkdown(field.name, "title", view)}</div>
        <div class="markup">${drawMarkdown(field.value, "message", view)}</div>
      </discord-embed-field>`;
    }),
  );
}

/** A link to a web address; any other address is left out. */
function webLink(url: string | undefined, content: unknown): unknown {
  if (!url || !/^https?:\/\//i.test(url)) return content;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${content}</a>`;
}

/** A picture of the sandbox's own, or a note of where it would come from: nothing is fetched from elsewhere. */
export function drawPicture(url: string, className: string, alt: string): TemplateResult {
  const isOwn = URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin;
  if (isOwn) return html`<img class=${className} src=${url} alt=${alt} />`;
  return html`<span class="${className} picture-elsewhere" title=${url}>${alt} not loaded: it is not on this machine</span>`;
}
