/** An input as stages see it: bytes on demand, opened by the shell. Opening twice gives the same bytes. */
export interface ByteSource {
  /**
   * Path relative to the engagement folder, with forward slashes; `-` for standard input; `scans.zip!aws/a.json`
   * for a file inside a zip.
   */
  readonly name: string;
  /** Bytes of the file as given; of a file inside a zip, its unpacked bytes. */
  readonly size: number;
  /**
   * The bytes, unpacked. `onRead` hears how many of `size` have been read so far.
   * @throws CutShort when they end before their end
   */
  open(onRead?: (bytesRead: number) => void): AsyncIterable<Uint8Array>;
  /** SHA-256 of the file as given, hex; absent where `open` gives it as it is. */
  readonly sha256?: () => Promise<string>;
}

/** An input breaks off, is damaged or outgrows a limit: what came before is good, nothing comes after it. */
export class CutShort extends Error {
  readonly hint: string;

  /** `message` goes on after "The file": `ends inside its gzip stream`. */
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'CutShort';
    this.hint = hint;
  }
}
