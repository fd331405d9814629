/** Where the bytes of a file of the pack come from. */
export type PackContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A document of the built dossier, by its name in the output folder. */
  | { readonly kind: 'document'; readonly name: string }
  /** An artefact, by its path relative to the evidence register. */
  | { readonly kind: 'evidence'; readonly id: string; readonly file: string };

/** One file of a pack. What is copied must have this size and hash, or there is no pack. */
export interface PackFile {
  /** Relative to the pack, with forward slashes; letters, digits, `.`, `_`, `-` in every step. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: PackContent;
}
