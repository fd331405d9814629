import type { BagProblem } from '../../pack/bag-report.js';

/** One regular file of a bag that can be read once or more. */
export interface BagEntry {
  readonly path: string;
  readonly bytes: number;
  /** Throws when the bytes cannot be had, or are not as many as announced. */
  open(): AsyncIterable<Uint8Array>;
}

/** A bag in a folder or archive: its files, and what the folder or archive itself has wrong. */
export interface BagSource {
  readonly kind: 'folder' | 'zip';
  readonly entries: readonly BagEntry[];
  readonly problems: readonly BagProblem[];
  close(): Promise<void>;
}

/** More files than any pack holds; a bag of more is refused before its files are read. */
export const MAX_ENTRIES = 100_000;
