import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from "discord-api-types/v10";
import type { Context } from "../../src/bot.ts";
import { described } from "../definition.ts";
import { optionPhrase } from "./subcommand.ts";

/** The option `page`, for doors that have no buttons. */
export const pageOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  ...described(optionPhrase("page")),
  required: false,
  min_value: 1,
  max_value: 1_000,
};

/** What the page begins with, from 0. The terminal gives numbers as they were written. */
export function offsetOf({ options }: Context, perPage: number): number {
  const page = Number(options["page"] ?? 1);
  return Number.isInteger(page) && page > 1 && page <= 1_000 ? (page - 1) * perPage : 0;
}
