import type { Messages } from "../messages/index.ts";
import type { Added } from "../shelves/index.ts";

const MEBIBYTE = 1024 * 1024;

/** Why a file was not added, in a sentence. */
export function refusalOf(
  refused: Extract<Added, { readonly refused: string }>,
  { library: phrases }: Messages,
): string {
  switch (refused.refused) {
    case "same":
      return phrases.same(refused.as);
    case "unreadable":
      return phrases.unreadable(refused.reason);
    case "unknown":
      return phrases.notThere;
    case "articles":
      return phrases.tooMany(refused.most);
    case "bytes":
      return phrases.tooMuch(refused.most / MEBIBYTE);
    case "fileBytes":
      return phrases.tooLarge(refused.most / MEBIBYTE);
  }
}
