const PAINTS = /(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|Do|sh|Tj|TJ|EI)$/;
const SHOWS_TEXT = /(?:^|\s)(?:Tj|TJ)$/;
const OPENS = /B(?:DC|MC)$/;
const MARKED = /^\/\w+ <<\/MCID (\d+) ?>> ?BDC$/;

export interface MarkedContent {
  readonly content: string;
  /** Text is drawn that no element of the structure could hold: CSS `::before`, `::after`, `@page` boxes. */
  readonly drawsUntaggedText: boolean;
}

/**
 * Marks everything that a page draws outside the structure tree as an artifact (ISO 14289-1, 7.1): backgrounds,
 * borders, rules, and content whose element was dropped, such as repeated table heads. Works line by line: Skia
 * writes each painting operator on a line of its own.
 */
export function markArtifacts(content: string, claimed: ReadonlySet<number>): MarkedContent {
  const out: string[] = [];
  let depth = 0;
  let run: string[] = [];
  let paints = false;
  let drawsUntaggedText = false;
  const flush = (): void => {
    if (paints) out.push('/Artifact BMC', ...run, 'EMC');
    else out.push(...run);
    run = [];
    paints = false;
  };
  for (const line of content.split('\n')) {
    if (OPENS.test(line)) {
      if (depth === 0) flush();
      depth += 1;
      const id = MARKED.exec(line)?.[1];
      out.push(id === undefined || claimed.has(Number(id)) ? line : '/Artifact BMC');
    } else if (line === 'EMC') {
      depth -= 1;
      out.push(line);
    } else if (depth > 0) {
      out.push(line);
    } else if (line === 'q' || line === 'Q') {
      // Must not be torn from its partner by the marks.
      flush();
      out.push(line);
    } else {
      run.push(line);
      if (PAINTS.test(line)) paints = true;
      if (SHOWS_TEXT.test(line)) drawsUntaggedText = true;
    }
  }
  flush();
  return { content: out.join('\n'), drawsUntaggedText };
}
