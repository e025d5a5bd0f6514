import { createHash } from "node:crypto";

/**
 * An id that matches `[a-z0-9-]{1,40}`, made of a file's relative path (or of any name) and of nothing else, so
 * that it is the same whenever the folder is read. Where the name cannot be written so in full, a hash of it is added.
 */
export function articleId(name: string): string {
  const whole = name.normalize("NFC");
  const plain = whole.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const isLossy = /[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain);
  if (slug !== "" && slug.length <= 40 && !isLossy) return slug;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${slug.slice(0, 31).replace(/-$/, "") || "article"}-${hash}`;
}
