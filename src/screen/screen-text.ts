import { CONTACT_KINDS, type Finding, type ScreenText } from './finding.js';
import { identifiersIn, type Span } from './identifiers.js';
import { IDENTITY_RULES } from './identity-rules.js';
import type { Rule } from './rule.js';
import { SECRET_RULES } from './secret-rules.js';
import type { TermFinder } from './terms.js';

export interface ScreenLists {
  readonly terms?: TermFinder;
  /** Contacts of the entity's own; asked of no other kind, so that no list lets a secret through. */
  readonly isAllowed?: (value: string) => boolean;
}

const END_OF_KEY = '-----END ';

/**
 * A screen for PHI and secrets by form, check digit and label, plus the terms of a list. Names, addresses
 * without label, town or ZIP code, and anything else that only its meaning gives away are not found. One pass over the text for each rule.
 */
export function createScreen({ terms, isAllowed }: ScreenLists = {}): ScreenText {
  return (text) => {
    const found = [...SECRET_RULES, ...IDENTITY_RULES].flatMap((rule) => matches(rule, text));
    if (terms) found.push(...terms(text));
    return distinct(found).filter(
      ({ kind, start, end }) => !(CONTACT_KINDS.includes(kind) && isAllowed?.(text.slice(start, end))),
    );
  };
}

function matches(rule: Rule, text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const group = match.indices?.[1];
    const isValue = group !== undefined && (match[1]?.length ?? 0) > 2;
    const [start, end] = isValue ? group : [match.index, match.index + match[0].length];
    if (rule.accepts && !rule.accepts(text.slice(start, end), text.slice(Math.max(0, start - 40), start)))
      continue;
    found.push({ kind: rule.kind, start, end });
  }
  if (found.length === 0) return found;
  if (rule.kind === 'a private key') return wholeKeys(found, text);
  return rule.insideIdentifiers ? found : outside(found, identifiersIn(text));
}

/** A key goes to its END line, or to the next key; one that was cut goes to the end of the text. */
function wholeKeys(found: readonly Finding[], text: string): readonly Finding[] {
  return found.map((key, index) => {
    const next = found[index + 1]?.start ?? text.length;
    const body = text.slice(key.start, next);
    const end = body.indexOf(END_OF_KEY);
    const close = end < 0 ? -1 : body.indexOf('-----', end + END_OF_KEY.length);
    return { ...key, end: close < 0 ? next : key.start + close + '-----'.length };
  });
}

/** Both by start; identifiers do not overlap. */
function outside(found: readonly Finding[], spans: readonly Span[]): readonly Finding[] {
  let at = 0;
  return found.filter(({ start, end }) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at++;
    const span = spans[at];
    return !span || span.start > start || span.end < end;
  });
}

/** Those that overlap become one, of the kind that comes first: secrets before identifiers. */
function distinct(found: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of found.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
