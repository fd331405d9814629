import type { Diagnostic } from '../../model/diagnostic.js';
import type { ByteSource } from '../../model/source.js';

/** What one file gives: itself, its unpacked content, or the files inside it. */
export interface OpenedInput {
  readonly sources: readonly ByteSource[];
  readonly diagnostics: readonly Diagnostic[];
}
