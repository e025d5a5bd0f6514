/** Who sees a collection: in which channels (and their threads) everybody, and with which roles somebody privately. */
export interface Audience {
  readonly channels: readonly string[];
  readonly roles: readonly string[];
}

/** Articles of a library that are seen together. Where its audience names nobody, everybody in the server sees it. */
export interface Collection extends Audience {
  /** Matches `[a-z0-9]{8}`. */
  readonly id: string;
  readonly name: string;
}

/** What came of changing a collection; where nothing was changed, why. */
export type CollectionChanged =
  | { readonly id: string }
  | { readonly refused: "unknown" | "name" | "full" }
  /** It holds articles, which everybody would see without it. */
  | { readonly refused: "holds"; readonly articles: number };

/** How somebody changes a collection. */
export type CollectionChange =
  | { readonly do: "create"; readonly name: string; readonly audience?: Audience }
  | { readonly do: "rename"; readonly id: string; readonly name: string }
  | { readonly do: "show"; readonly id: string; readonly audience: Partial<Audience> }
  | { readonly do: "delete"; readonly id: string }
  /** Each article is taken out of the collection that it was in. */
  | { readonly do: "put"; readonly id: string; readonly articles: readonly string[] }
  | { readonly do: "take"; readonly id: string; readonly articles: readonly string[] };
