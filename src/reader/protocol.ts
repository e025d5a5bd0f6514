import type { PassageText, Reading, Urgency } from "./reader.ts";

/** What the network's process is told. Every id is answered once; one that is cancelled, with that. */
export type Request =
  | {
      readonly kind: "read";
      readonly id: number;
      readonly question: string;
      readonly passages: readonly PassageText[];
    }
  | {
      readonly kind: "encode";
      readonly id: number;
      readonly texts: readonly string[];
      readonly urgency: Urgency;
    }
  | { readonly kind: "cancel"; readonly id: number };

/** What the process says: once how its start went, then an answer for each id. */
export type Response =
  | { readonly kind: "ready"; readonly encoder: string }
  | { readonly kind: "absent"; readonly reason: string }
  | { readonly kind: "read"; readonly id: number; readonly readings: readonly Reading[] }
  | { readonly kind: "encoded"; readonly id: number; readonly vectors: readonly Int8Array[] }
  | { readonly kind: "cancelled"; readonly id: number }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
