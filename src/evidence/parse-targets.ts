import type { EvidenceTarget } from '../model/evidence.js';
import { nearest } from '../model/nearest.js';

const PARTS = ['finding', 'check', 'resource', 'provision'] as const;

export type TargetsReading =
  | { readonly kind: 'read'; readonly targets: readonly EvidenceTarget[] }
  | { readonly kind: 'refused'; readonly message: string; readonly hint?: string };

/** What a target may be written like; for messages. */
export const TARGET_SYNTAX =
  'finding=F-…, check=…, resource=…, provision=… with spaces between the parts and `;` between targets';

/**
 * Reads what an item supports, as one cell of a register says it:
 * `check=s3_bucket_public_access resource=arn:aws:s3:::acme-*; provision=164.308(a)(1)(ii)(A)`. All parts of a
 * target must match; a value with spaces or `;` goes in quotes, single or double; a bare citation or finding id
 * needs no name. `check: … + resource: …` is read as well.
 */
export function parseTargets(text: string): TargetsReading {
  const targets: EvidenceTarget[] = [];
  let target: Record<string, string> = {};
  const token =
    /\s*(?:([;+])|(?:(?:([A-Za-z]+)\s*=|(finding|check|resource|provision)\s*:)\s*)?("[^"]*"|'[^']*'|[^\s;"']+))/iy;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) return refused(`cannot be read from \`${text.slice(at).trim()}\` on`);
    const [, separator, before, beforeColon, quoted = ''] = match;
    const name = before ?? beforeColon;
    if (separator === '+') continue;
    if (separator === ';') {
      if (Object.keys(target).length > 0) targets.push(target);
      target = {};
      continue;
    }
    const value = quoted.replace(/^(["'])(.*)\1$/s, '$2').trim();
    const part = name === undefined ? partOf(value) : PARTS.find((known) => known === name.toLowerCase());
    if (part === undefined) return unknownPart(name, value);
    if (target[part] !== undefined)
      return refused(`states ${part} twice in one target`, 'Put `;` between targets.');
    const problem = problemOf(part, value);
    if (problem) return refused(problem);
    target[part] = value;
  }
  if (Object.keys(target).length > 0) targets.push(target);
  return { kind: 'read', targets };
}

/** What is wrong with the value of a part; undefined when nothing is. */
export function problemOf(part: keyof EvidenceTarget, value: string): string | undefined {
  if (value === '') return `has no value for ${part}`;
  if (part === 'finding' && !FINDING.test(value))
    return `has \`${value}\`, which is no finding id (F- and 12 hex digits)`;
  if (part === 'provision' && !CITATION.test(value)) {
    return `has \`${value}\`, which is no citation such as 164.312(b), without \`45 CFR\` or \`§\``;
  }
  return undefined;
}

const FINDING = /^F-[0-9a-f]{12}$/;
const CITATION = /^16[04]\.\d{3}(\([A-Za-z0-9]{1,5}\))*$/;

function partOf(value: string): keyof EvidenceTarget | undefined {
  if (CITATION.test(value)) return 'provision';
  return FINDING.test(value) ? 'finding' : undefined;
}

function unknownPart(name: string | undefined, value: string): TargetsReading {
  if (name === undefined) return refused(`has \`${value}\` without saying what it is`);
  const meant = nearest(name, PARTS);
  return refused(
    `has \`${name}=\`, which is none of ${PARTS.join(', ')}`,
    meant && `Did you mean \`${meant}=\`?`,
  );
}

function refused(message: string, hint?: string): TargetsReading {
  return { kind: 'refused', message, ...(hint !== undefined && { hint }) };
}
