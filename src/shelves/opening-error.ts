/** Why a library could not be opened: its thread said nothing for too long, took too much memory, or ended otherwise. */
export type OpeningFailure =
  | { readonly kind: "silent"; readonly milliseconds: number }
  | { readonly kind: "memory" | "ended" };

/** A library could not be opened. What was served before goes on being served. */
export class OpeningError extends Error {
  override readonly name = "OpeningError";
  readonly failure: OpeningFailure;

  constructor(failure: OpeningFailure, options?: ErrorOptions) {
    super(messageOf(failure), options);
    this.failure = failure;
  }
}

function messageOf(failure: OpeningFailure): string {
  switch (failure.kind) {
    case "silent":
      return `the library's thread said nothing for ${failure.milliseconds / 1_000} s while it was opened`;
    case "memory":
      return "the library's thread ran out of memory while it was opened";
    case "ended":
      return "the library's thread ended before it was open";
  }
}
