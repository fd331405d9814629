import type { Algorithm } from './manifest.js';

/** One regular file of a bag, as it was found. */
export interface BagFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex; SHA-256 always, the others where a manifest uses them. */
  readonly digests: Readonly<Partial<Record<Algorithm, string>>> & { readonly sha256: string };
}

/** What was found in a folder or archive, before anything is said about it. */
export interface FoundBag {
  readonly files: readonly BagFile[];
  /** Bytes of the files that say something about the bag: declaration, manifests, tags, custody log. */
  readonly tagFiles: ReadonlyMap<string, Uint8Array>;
  /** What the folder or archive itself has wrong: links, devices, names that lead out, headers that lie. */
  readonly problems: readonly BagProblem[];
}

/** What is wrong; each names its file where it has one. */
export interface BagProblem {
  readonly kind:
    | 'changed'
    | 'missing'
    | 'added'
    | 'renamed'
    | 'swapped'
    | 'unsafe'
    | 'archive'
    | 'declaration'
    | 'manifest'
    | 'count'
    | 'custody'
    | 'seal';
  readonly path?: string;
  /** The other file of a pair: where it was renamed to, or which it changed places with. */
  readonly other?: string;
  readonly message: string;
}

export interface BagReport {
  readonly problems: readonly BagProblem[];
  readonly warnings: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Bag made by this program, held to its stricter layout. */
  readonly isPack: boolean;
  readonly version?: string;
  /** `bag-info.txt`, where it can be read. */
  readonly tags: readonly (readonly [label: string, value: string])[];
  /** SHA-256 of the tag manifest: one value that stands for the whole pack. */
  readonly tagManifestSha256?: string;
  readonly custodyEntries?: number;
}
