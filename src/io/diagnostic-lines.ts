import type { Diagnostic, Place } from '../model/diagnostic.js';

const VALUE_LIMIT = 120;

/** A diagnostic as lines for people: place and message, then value and what was allowed, then what to do. */
export function diagnosticLines(diagnostic: Diagnostic): readonly string[] {
  const head = [diagnostic.at && placeText(diagnostic.at), diagnostic.message].filter(Boolean).join(': ');
  const found = diagnostic.value === undefined ? '' : `found ${quote(diagnostic.value)}`;
  const allowed = diagnostic.allowed === undefined ? '' : `allowed: ${diagnostic.allowed}`;
  const detail = [found, allowed].filter(Boolean).join('; ');
  return [head, ...(detail ? [`  ${detail}`] : []), ...(diagnostic.hint ? [`  ${diagnostic.hint}`] : [])];
}

export function placeText(place: Place): string {
  const position =
    place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  const inside = place.line === undefined && place.pointer !== undefined ? `#${place.pointer}` : '';
  return `${place.file}${position}${inside}${place.field === undefined ? '' : ` (${place.field})`}`;
}

/** Control characters are shown as escapes, so that a value from a file can't steer the terminal. */
function quote(value: string): string {
  const cut = value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT)}…` : value;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
