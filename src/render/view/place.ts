import type { Place } from '../../model/diagnostic.js';
import { count } from '../format.js';
import { code, md, NOTHING, type Md } from '../md.js';

/** `scans/a.csv, line 12, field severity`. */
export function placeOf(at: Place): Md {
  const line = at.line === undefined ? NOTHING : md`, line ${count(at.line)}`;
  const pointer = at.pointer === undefined ? NOTHING : md`, ${code(at.pointer)}`;
  const field = at.field === undefined ? NOTHING : md`, field ${code(at.field)}`;
  return md`${code(at.file)}${line}${pointer}${field}`;
}
