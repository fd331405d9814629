import type { Diagnostic, Place } from '../model/diagnostic.js';

const VALUE_LIMIT = 120;
/** Messages of libraries quote their input, whole files of it. */
const MESSAGE_LIMIT = 600;

/** A diagnostic as lines for people: place and message, then value and what was allowed, then what to do. */
export function diagnosticLines(diagnostic: Diagnostic): readonly string[] {
  const message = cut(diagnostic.message, MESSAGE_LIMIT);
  const head = [diagnostic.at && placeText(diagnostic.at), message].filter(Boolean).join(': ');
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
  return JSON.stringify(cut(value, VALUE_LIMIT)).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
