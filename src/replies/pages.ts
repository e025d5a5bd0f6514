import type { APIButtonComponent } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import { button } from "./buttons.ts";
import { customId } from "./custom-id.ts";

/** A part of a list, the newest first: from `offset`, of `total`, at most `limit` a page. */
export interface Shown {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
}

/** Turn to newer and older things, where there are any: the action's field is the offset of the page. */
export function pageButtons(
  action: string,
  { offset, limit, total }: Shown,
  { log: phrases }: Messages,
): APIButtonComponent[] {
  const to = (target: number, label: string) => button(customId(action, target), label);
  return [
    ...(offset > 0 ? [to(Math.max(0, offset - limit), phrases.newer)] : []),
    ...(offset + limit < total ? [to(offset + limit, phrases.older)] : []),
  ];
}

/** The offset in a page button's field; 0 where it is none. */
export function parseOffset(field: string | undefined): number {
  return field !== undefined && /^\d{1,6}$/.test(field) ? Number(field) : 0;
}
