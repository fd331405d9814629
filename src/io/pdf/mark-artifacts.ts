import { contentNumber, lineKind } from './operator-lines.js';

/** How running heads and repeated table heads are marked. */
export const PAGINATION = '/Artifact <</Type /Pagination>> BDC';

/**
 * Marks everything that a page draws outside the structure tree as an artifact (ISO 14289-1, 7.1): backgrounds,
 * borders, rules, and, as part of the pagination, content that cleanStructure dropped: repeated table heads.
 * Works line by line: Skia writes each painting operator on a line of its own.
 */
export function markArtifacts(content: string, claimed: ReadonlySet<number>): string {
  const out: string[] = [];
  let depth = 0;
  /** Depth at which a dropped content began: marks inside it are dropped with it. */
  let dropped = 0;
  let run: string[] = [];
  let paints = false;
  const flush = (): void => {
    if (paints) out.push('/Artifact BMC', ...run, 'EMC');
    else out.push(...run);
    run = [];
    paints = false;
  };
  for (const line of content.split('\n')) {
    const kind = lineKind(line);
    if (kind === 'opens mark') {
      if (depth === 0) flush();
      depth += 1;
      const id = contentNumber(line);
      if (dropped === 0 && id !== undefined && !claimed.has(id)) dropped = depth;
      out.push(dropped === 0 ? line : PAGINATION);
    } else if (kind === 'closes mark') {
      if (depth === dropped) dropped = 0;
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
      if (kind !== 'other') paints = true;
    }
  }
  flush();
  return out.join('\n');
}
