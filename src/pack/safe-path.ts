/** Controls, and characters that hide or reorder what is around them (Unicode UTS 39, CVE-2021-42574). */
const DECEPTIVE = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

/** Why a path of a bag or archive could lead, or mislead, elsewhere; undefined when it is harmless. */
export function pathTrouble(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  if (path.startsWith('~')) return 'begins with ~, which a shell takes for a home folder';
  if (path.includes('\\')) return 'has a backslash, which is a folder on Windows';
  const steps = path.split('/');
  if (steps.includes('..')) return 'leads out by `..`';
  if (steps.includes('.') || steps.includes('')) return 'has an empty step';
  if (DECEPTIVE.test(path)) return 'has characters that are invisible or reorder the text';
  return undefined;
}

/** The same for names that some file systems take for one: without case, composed. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** A path for messages: what cannot be seen is spelled out. */
export function shownPath(path: string): string {
  return path.replaceAll(
    new RegExp(DECEPTIVE, 'gu'),
    (char) => `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
