import type { SceneToken } from "./tokens.ts";

/**
 * A paragraph has fewer tokens than that: a file has at most so many characters, and two numbers below it make one
 * key that is exact as a double.
 */
const MAX_TOKENS = 2 ** 26;

/**
 * Remembers what a function finds in a paragraph's tokens, for as long as the tokens live. The rules ask the same of
 * the same token again and again; asked once each, the work stays linear in the length of the text.
 */
export function oncePerParagraph<Value>(
  find: (tokens: readonly SceneToken[]) => Value,
): (tokens: readonly SceneToken[]) => Value {
  const known = new WeakMap<readonly SceneToken[], { value: Value }>();
  let last: { tokens: readonly SceneToken[]; value: Value } | undefined;
  return (tokens) => {
    if (last?.tokens === tokens) return last.value;
    let entry = known.get(tokens);
    if (!entry) {
      entry = { value: find(tokens) };
      known.set(tokens, entry);
    }
    last = { tokens, value: entry.value };
    return entry.value;
  };
}

/** Like `oncePerParagraph`, for what is found at a token. */
export function oncePerToken<Value extends object>(
  find: (tokens: readonly SceneToken[], at: number) => Value | undefined,
): (tokens: readonly SceneToken[], at: number) => Value | undefined {
  // null where nothing is found, undefined where nobody has asked.
  const valuesOf = oncePerParagraph((tokens): (Value | null | undefined)[] =>
    new Array(tokens.length).fill(undefined),
  );
  return (tokens, at) => {
    if (at < 0 || at >= tokens.length) return find(tokens, at);
    const values = valuesOf(tokens);
    const known = values[at];
    if (known !== undefined) return known ?? undefined;
    const value = find(tokens, at);
    values[at] = value ?? null;
    return value;
  };
}

/** Like `oncePerToken`, for what is found at a token within a limit, which is a token, too. */
export function oncePerRange<Value extends object>(
  find: (tokens: readonly SceneToken[], at: number, limit: number) => Value | undefined,
): (tokens: readonly SceneToken[], at: number, limit: number) => Value | undefined {
  const valuesOf = oncePerParagraph(() => new Map<number, Value | null>());
  return (tokens, at, limit) => {
    const values = valuesOf(tokens);
    const key = at * MAX_TOKENS + limit;
    const known = values.get(key);
    if (known !== undefined) return known ?? undefined;
    const value = find(tokens, at, limit);
    values.set(key, value ?? null);
    return value;
  };
}
