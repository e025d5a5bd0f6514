import type { LocalizationMap } from "discord-api-types/v10";
import { de } from "./de.ts";
import { en, type Messages } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";

export type { Messages };

/** Every catalogue by its language; English is complete by definition. */
export const catalogues: Readonly<Record<string, Messages>> = { en, de, fr, es };

/** What each language calls itself. */
export const languageNames: Readonly<Record<string, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** Discord's locales that each language serves, besides English. */
const locales = { de: ["de"], fr: ["fr"], es: ["es-ES", "es-419"] } as const;

/** The phrases for one of Discord's locales; English for those that have no catalogue. */
export function messagesFor(locale: string): Messages {
  const language = locale.split("-")[0] ?? "en";
  return Object.hasOwn(catalogues, language) ? (catalogues[language] ?? en) : en;
}

/** A phrase in every other language, as Discord's `name_localizations` and `description_localizations` want it. */
export function localizations(phrase: (messages: Messages) => string): LocalizationMap {
  const pairs = Object.entries(locales).flatMap(([language, names]) =>
    names.map((name) => [name, phrase(catalogues[language] ?? en)]),
  );
  return Object.fromEntries(pairs) as LocalizationMap;
}

/** English, for logs, the terminal and everything that has no user. */
export { en as english };
