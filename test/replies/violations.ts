import type { APIEmbed } from "discord-api-types/v10";
import { limits, type Reply } from "../../src/replies/index.ts";

/** Everything in a reply that Discord would refuse. */
export function violations({ content = "", embeds = [], components = [], files = [] }: Reply): string[] {
  const over = (name: string, text: string | undefined, limit: number) =>
    text !== undefined && text.length > limit ? [`${name}: ${text.length} of ${limit}`] : [];
  const total = embeds.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);
  const buttons = components.flatMap((row) => row.components).filter((one) => one.type === 2);
  const ids = buttons.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []));
  return [
    ...over("content", content, limits.content),
    ...(content === "" && embeds.length === 0 && files.length === 0 ? ["an empty message"] : []),
    ...embeds.flatMap((one) => [
      ...over("title", one.title, limits.embedTitle),
      ...over("description", one.description, limits.embedDescription),
      ...over("author", one.author?.name, limits.embedAuthor),
      ...over("footer", one.footer?.text, limits.embedFooter),
      ...over("url", one.url, 2_048),
      ...(one.url === undefined || /^https?:\/\/[^/]*[^/.]\.[^/.]/.test(one.url)
        ? []
        : [`address ${one.url}`]),
      ...((one.fields?.length ?? 0) > limits.fields ? ["fields"] : []),
      ...(one.fields ?? []).flatMap(({ name, value }) => [
        ...over("field name", name, limits.fieldName),
        ...over(`field ${name}`, value, limits.fieldValue),
      ]),
      ...(textsOf(one).some((text) => text.trim() === "") ? ["an empty text"] : []),
      ...(textsOf(one).length === 0 ? ["an empty embed"] : []),
    ]),
    ...(total > limits.embedsTotal ? [`all embeds: ${total}`] : []),
    ...(embeds.length > limits.embeds ? [`${embeds.length} embeds`] : []),
    ...(components.length > limits.rows ? ["rows"] : []),
    ...components.flatMap(({ components: row }) =>
      row.length < 1 || row.length > limits.buttonsPerRow ? [`a row of ${row.length}`] : [],
    ),
    ...buttons.flatMap((one) => [
      ...("label" in one ? over("label", one.label, limits.buttonLabel) : []),
      ...("custom_id" in one ? over("custom_id", one.custom_id, limits.customId) : []),
      ...("url" in one ? over("link", one.url, limits.linkUrl) : []),
    ]),
    ...(/\p{Surrogate}/u.test(content + embeds.flatMap(textsOf).join("")) ? ["half a character"] : []),
    ...(new Set(ids).size < ids.length ? ["a custom_id twice"] : []),
  ];
}

function textsOf({ title, description, author, footer, fields = [] }: APIEmbed): string[] {
  const texts = [title, description, author?.name, footer?.text];
  return [...texts, ...fields.flatMap(({ name, value }) => [name, value])].filter(
    (text) => text !== undefined,
  );
}
