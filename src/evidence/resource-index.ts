import type { Finding } from '../model/finding.js';
import type { Resource } from '../model/observation.js';

interface Texts {
  readonly texts: readonly string[];
  /** Where each text starts in `haystack`. */
  readonly starts: readonly number[];
  readonly haystack: string;
  /** Positions of the findings that carry a text. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/**
 * Looks findings up by a pattern of the register, `*` standing for any text: by id or name of the resource, as
 * any of its scanners wrote them. Azure compares names without case
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). Gives the findings
 * in input order.
 */
export function indexResources(findings: readonly Finding[]): (pattern: string) => readonly Finding[] {
  const exact = new Map<string, number[]>();
  const folded = new Map<string, number[]>();
  for (const [position, finding] of findings.entries()) {
    add(exact, folded, finding.resource, position);
    for (const { resource } of finding.observations) add(exact, folded, resource, position);
  }
  const spaces = [joined(exact), joined(folded)] as const;
  return (pattern) => {
    const found = new Set([
      ...positionsOf(spaces[0], pattern),
      ...positionsOf(spaces[1], pattern.toLowerCase()),
    ]);
    return findings.length === found.size
      ? findings
      : [...found].sort((a, b) => a - b).flatMap((at) => findings[at] ?? []);
  };
}

function add(
  exact: Map<string, number[]>,
  folded: Map<string, number[]>,
  resource: Resource,
  position: number,
): void {
  const { id, name, cloud } = resource;
  const ignoresCase = cloud === 'azure' || /^\/(subscriptions|providers|tenants)\//i.test(id);
  for (const text of name === undefined ? [id] : [id, name]) {
    const texts = ignoresCase ? folded : exact;
    const key = ignoresCase ? text.toLowerCase() : text;
    const positions = texts.get(key);
    if (!positions) texts.set(key, [position]);
    else if (positions.at(-1) !== position) positions.push(position);
  }
}

function joined(positions: ReadonlyMap<string, readonly number[]>): Texts {
  const texts = [...positions.keys()];
  let next = 0;
  const starts = texts.map((text) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
  return { texts, starts, haystack: texts.join('\n'), positions };
}

/**
 * Searches for the longest piece of the pattern in all texts at once, and looks closer where it occurs: some
 * thousand patterns over some hundred thousand resources stay a matter of seconds.
 */
function positionsOf({ texts, starts, haystack, positions }: Texts, pattern: string): readonly number[] {
  const pieces = pattern.split('*');
  if (pieces.length === 1) return positions.get(pattern) ?? [];
  const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a));
  const found: number[] = [];
  let hit = texts.length === 0 ? -1 : haystack.indexOf(longest);
  while (hit !== -1) {
    const at = lastUpTo(starts, hit);
    const text = texts[at] ?? '';
    if (fits(text, pieces)) found.push(...(positions.get(text) ?? []));
    const next = starts[at + 1];
    hit = next === undefined ? -1 : haystack.indexOf(longest, next);
  }
  return found;
}

/** Position of the last start that is not after `offset`. */
function lastUpTo(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Linear in the text: each piece is taken at its first place after the one before. */
function fits(text: string, pieces: readonly string[]): boolean {
  const [prefix = '', suffix = ''] = [pieces[0], pieces.at(-1)];
  if (!text.startsWith(prefix)) return false;
  let from = prefix.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found === -1) return false;
    from = found + piece.length;
  }
  return text.length - suffix.length >= from && text.endsWith(suffix);
}
