/** A file as stages see it: bytes on demand, opened by the shell. Opening twice gives the same bytes. */
export interface ByteSource {
  /** Path relative to the engagement folder, with forward slashes; `-` for standard input. */
  readonly name: string;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}
