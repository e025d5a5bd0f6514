import type { Reading } from "./read-article.ts";
export function declaredCharset(_bytes: Uint8Array): string | undefined {
  return undefined;
}
export function readHtml(_text: string): Reading | { readonly reason: string } {
  return { reason: "x" };
}
