/** How large an input may grow before reading it stops with an error: `limits:` in dossier.yaml, `--limit` of inspect. */
export interface InputLimits {
  /** Levels of lists, objects or elements inside each other. */
  readonly depth: number;
  /** Megabytes (2^20 bytes) of one record. */
  readonly recordMb: number;
  /** Records of one input. */
  readonly records: number;
  /** Gigabytes (2^30 bytes) of one input, unpacked; of a zip, of all its files. */
  readonly unpackedGb: number;
  /** Files in one zip. */
  readonly entries: number;
  /** Unpacked bytes for each packed one. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: InputLimits = {
  depth: 512,
  recordMb: 64,
  records: 20_000_000,
  unpackedGb: 32,
  entries: 10_000,
  ratio: 300,
};

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as readonly (keyof InputLimits)[];

/** All limits, with those that somebody stated. */
export function inputLimits(stated: Partial<InputLimits> = {}): InputLimits {
  return { ...DEFAULT_LIMITS, ...stated };
}

/** How to raise a limit, as a sentence. */
export function raiseLimit(name: keyof InputLimits, limits: InputLimits): string {
  const more = limits[name] * 2;
  return `If it is to be read all the same, raise the limit: "limits: { ${name}: ${more} }" in dossier.yaml, or --limit ${name}=${more} of dossier inspect.`;
}
