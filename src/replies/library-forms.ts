import type { APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { StoredVersion } from "../shelves/index.ts";
import { customId } from "./custom-id.ts";
import { versionFields } from "./drafts.ts";
import { askForFiles, askForText, form } from "./forms.ts";

/** Asks what a version is to be called, with what it is called now. */
export function editForm(
  version: StoredVersion,
  { articles: names, library: phrases }: Messages,
): APIModalInteractionResponseCallbackData {
  const { title, summary, edits } = version;
  const { author = null, date = null, publication = null, url = null } = { ...summary, ...edits };
  return form(customId("library-edited", ...versionFields(version)), phrases.editTitle, [
    askForText({ id: "title", label: phrases.title }, { value: title, isRequired: true }),
    askForText({ id: "author", label: names.author }, { value: author }),
    askForText({ id: "date", label: names.date, description: phrases.dateForm }, { value: date, most: 10 }),
    askForText({ id: "publication", label: names.publication }, { value: publication }),
    askForText({ id: "url", label: names.link }, { value: url, most: 2_000 }),
  ]);
}

/** Files that one form takes at most. */
export const mostFiles = 10;

/** Asks for files, or for a text and what it is called. */
export function additionForm({
  articles: names,
  library: phrases,
}: Messages): APIModalInteractionResponseCallbackData {
  return form(customId("library-written"), phrases.additionTitle, [
    askForFiles({ id: "files", label: phrases.files, description: phrases.filesHint }, mostFiles),
    askForText(
      { id: "text", label: phrases.text, description: phrases.textHint },
      { isLong: true, most: 4_000 },
    ),
    askForText({ id: "title", label: phrases.title, description: phrases.titleHint }),
    askForText({ id: "author", label: names.author }),
    // A form has five questions at most.
    askForText({ id: "origin", label: phrases.origin, description: phrases.originHint }, { most: 2_000 }),
  ]);
}

/** Asks for the file, or the text, that is to take the place of an article. */
export function replacementForm(
  article: string,
  { library: phrases }: Messages,
): APIModalInteractionResponseCallbackData {
  return form(customId("library-replaced", article), phrases.replaceTitle, [
    askForFiles({ id: "files", label: phrases.newFile }, 1),
    askForText(
      { id: "text", label: phrases.text, description: phrases.textHint },
      { isLong: true, most: 4_000 },
    ),
  ]);
}
