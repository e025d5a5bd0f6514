/**
 * Rules for request bodies. A rule reads one value: it reports what is wrong with it in Discord's words and returns
 * it without the keys and nulls that Discord ignores.
 */
import { type FieldError, invalidForm, type Path } from "./errors.ts";

type Report = (path: Path, code: string, message: string) => void;

/** Reads a value that is neither null nor undefined. What it returns counts only if nothing was reported. */
export interface Rule<T> {
  readonly read: (value: unknown, path: Path, report: Report) => T;
  readonly needed?: boolean;
}

interface Needed<T> extends Rule<T> {
  readonly needed: true;
}

type Fields = Readonly<Record<string, Rule<unknown>>>;
type Value<R> = R extends Rule<infer T> ? T : never;

/** What a shape of these fields holds. */
export type Shape<F extends Fields> = {
  [K in keyof F as F[K] extends Needed<unknown> ? K : never]: Value<F[K]>;
} & { [K in keyof F as F[K] extends Needed<unknown> ? never : K]?: Value<F[K]> };

/** Makes a field one that must be there. An empty string counts as missing, as at Discord. */
export function need<T>(rule: Rule<T>): Needed<T> {
  return { read: rule.read, needed: true };
}

/** A string of `min` to `max` UTF-16 units. */
export function text(bounds: { min?: number; max: number }): Rule<string> {
  const { min = 0, max } = bounds;
  return {
    read(value, path, report) {
      if (typeof value !== "string") {
        report(path, "STRING_TYPE_CONVERT", "Could not interpret the value as string.");
        return "";
      }
      checkLength(value, min, max, path, report);
      return value;
    },
  };
}

function checkLength(
  value: { readonly length: number },
  min: number,
  max: number,
  path: Path,
  report: Report,
): boolean {
  if (value.length >= min && value.length <= max) return true;
  if (min > 0) report(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  else report(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
  return false;
}

/** A string that the pattern matches; `code` and `message` say so when it does not. */
export function matching(rule: Rule<string>, pattern: RegExp, code: string, message: string): Rule<string> {
  return {
    read(value, path, report) {
      const read = rule.read(value, path, report);
      if (typeof value === "string" && !pattern.test(read)) report(path, code, message);
      return read;
    },
  };
}

/** A whole number within bounds. */
export function integer(bounds: { min?: number; max?: number } = {}): Rule<number> {
  return {
    read(value, path, report) {
      if (typeof value !== "number" || !Number.isInteger(value)) {
        report(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
        return 0;
      }
      if (bounds.max !== undefined && value > bounds.max) {
        report(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${bounds.max}.`);
      }
      if (bounds.min !== undefined && value < bounds.min) {
        report(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${bounds.min}.`);
      }
      return value;
    },
  };
}

/** Any finite number. */
export const number: Rule<number> = {
  read(value, path, report) {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    report(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not float.`);
    return 0;
  },
};

/** A boolean. */
export const flag: Rule<boolean> = {
  read(value, path, report) {
    if (typeof value === "boolean") return value;
    report(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
    return false;
  },
};

/** A snowflake, as a string; small numbers stand for files in `attachments`. */
export const snowflake: Rule<string> = {
  read(value, path, report) {
    const digits = typeof value === "number" ? String(value) : value;
    if (typeof digits === "string" && /^(?:0|[1-9]\d{0,19})$/.test(digits)) return digits;
    report(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not snowflake.`);
    return "0";
  },
};

/** A set of permissions as a decimal string. */
export const permissions: Rule<string> = {
  read(value, path, report) {
    const digits = typeof value === "number" ? String(value) : value;
    if (typeof digits === "string" && /^\d{1,20}$/.test(digits)) return digits;
    report(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
    return "0";
  },
};

/** One of the values. */
export function oneOf<const T extends string | number>(values: readonly T[]): Rule<T> {
  return {
    read(value, path, report) {
      const found = values.find((candidate) => candidate === value);
      if (found !== undefined) return found;
      report(path, "BASE_TYPE_CHOICES", `Value must be one of {${values.join(", ")}}.`);
      return values[0] as T;
    },
  };
}

/** An address with one of the schemes, of at most `max` units. */
export function url(max: number, schemes: readonly string[] = ["http", "https"]): Rule<string> {
  const length = text({ max });
  return {
    read(value, path, report) {
      const read = length.read(value, path, report);
      if (typeof value !== "string") return read;
      const scheme = /^([a-z][a-z\d+.-]*):/i.exec(read)?.[1]?.toLowerCase();
      if (scheme === undefined || !URL.canParse(read)) {
        report(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
      } else if (!schemes.includes(scheme)) {
        const allowed = schemes.map((name) => `'${name}'`).join(", ");
        report(path, "URL_TYPE_INVALID_SCHEME", `Scheme "${scheme}" must be one of (${allowed}).`);
      }
      return read;
    },
  };
}

/** A point in time, returned as ISO 8601 in UTC. */
export const time: Rule<string> = {
  read(value, path, report) {
    const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
    if (Number.isFinite(at)) return new Date(at).toISOString();
    report(path, "DATE_TIME_TYPE_PARSE", `Could not parse ${String(value)}. Should be ISO8601.`);
    return new Date(0).toISOString();
  },
};

/** A list of `min` to `max` items. */
export function list<T>(item: Rule<T>, bounds: { min?: number; max: number }): Rule<T[]> {
  const { min = 0, max } = bounds;
  return {
    read(value, path, report) {
      if (!Array.isArray(value)) {
        report(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return [];
      }
      if (!checkLength(value, min, max, path, report)) return [];
      return value.map((entry: unknown, index) => item.read(entry, [...path, index], report));
    },
  };
}

/** A dictionary from any of `keys` to strings. */
export function dictionary(keys: readonly string[], rule: Rule<string>): Rule<Record<string, string>> {
  return {
    read(value, path, report) {
      const read: Record<string, string> = {};
      if (!isRecord(value)) {
        report(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return read;
      }
      for (const [key, entry] of Object.entries(value)) {
        if (!keys.includes(key)) report([...path, key], "BASE_TYPE_CHOICES", `Unknown key "${key}".`);
        else if (entry !== null) read[key] = rule.read(entry, [...path, key], report);
      }
      return read;
    },
  };
}

/** An object with these fields; others are dropped. */
export function shape<F extends Fields>(fields: F): Rule<Shape<F>> {
  return {
    read(value, path, report) {
      const read: Record<string, unknown> = {};
      if (!isRecord(value)) {
        report(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return read as Shape<F>;
      }
      for (const [name, rule] of Object.entries(fields)) {
        const entry = Object.hasOwn(value, name) ? value[name] : undefined;
        const missing = entry === undefined || entry === null || (rule.needed && entry === "");
        if (!missing) read[name] = rule.read(entry, [...path, name], report);
        else if (rule.needed) report([...path, name], "BASE_TYPE_REQUIRED", "This field is required");
      }
      return read as Shape<F>;
    },
  };
}

/** The rule is chosen by the number in the field `type`. */
export function byType<T>(rules: ReadonlyMap<number, Rule<T>>, fallback?: number): Rule<T> {
  return {
    read(value, path, report) {
      const type = isRecord(value) ? (value["type"] ?? fallback) : undefined;
      const rule = typeof type === "number" ? rules.get(type) : undefined;
      if (rule) return rule.read(value, path, report);
      const types = [...rules.keys()].join(", ");
      report([...path, "type"], "BASE_TYPE_CHOICES", `Value must be one of {${types}}.`);
      return undefined as T;
    },
  };
}

/** A rule with one more check on what it read, which runs only if nothing was wrong before. */
export function also<T>(rule: Rule<T>, check: (read: T, path: Path, report: Report) => void): Rule<T> {
  return {
    read(value, path, report) {
      let sound = true;
      const read = rule.read(value, path, (...fault) => {
        sound = false;
        report(...fault);
      });
      if (sound) check(read, path, report);
      return read;
    },
  };
}

/** Reads a whole body. Throws `ApiError` 50035 with every fault found. */
export function readForm<T>(rule: Rule<T>, body: unknown, at: Path = []): T {
  const faults: FieldError[] = [];
  const read = rule.read(body ?? {}, at, (path, code, message) => faults.push({ path, code, message }));
  if (faults.length > 0) throw invalidForm(faults);
  return read;
}

/** Whether the value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
