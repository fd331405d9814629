/** What became of the hostile inputs of one corpus on one way through the program. */
export interface Outcome {
  readonly what: string;
  readonly tried: number;
  /** Runs that ended as a bug (70), with no documented exit code, or not at all. */
  readonly crashes: number;
  /** Elements and attributes that the same dossier with plain texts does not have. */
  readonly live: number;
  /** Texts that do not stand in the output character by character, as `visible` spells them. */
  readonly lost: number;
  /** Control characters that reached the terminal, formulas in a table, bytes of a file nobody named. */
  readonly leaks: number;
}

export function table(outcomes: readonly Outcome[]): string {
  const head = ['input', 'tried', 'crashes', 'live', 'lost', 'leaks'];
  const rows = outcomes.map(({ what, ...counts }) => [what, ...Object.values(counts).map(String)]);
  return [head, ...rows]
    .map(([what = '', ...counts]) => what.padEnd(40) + counts.map((count) => count.padStart(9)).join(''))
    .join('\n');
}

/** Characters that steer a terminal or reorder its text. */
export function steers(printed: string): boolean {
  return /(?!\n)[\p{Cc}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2067}\u{FEFF}]/u.test(printed);
}
