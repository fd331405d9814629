/** Where the browser was found, in the order of search; recorded in the dossier's provenance. */
export type BrowserSource = 'flag' | 'environment' | 'puppeteer cache' | 'installed' | 'bundled';

/** A browser that exists on this machine. Its version is known once it runs: see `Printer.browser`. */
export interface ResolvedBrowser {
  readonly path: string;
  readonly source: BrowserSource;
  /** Variables that the browser needs beside the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
}
