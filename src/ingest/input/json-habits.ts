/** What JSON.parse does without a word: it rounds long numbers, and of two equal names it keeps the last. */

const STRING = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
/** Strings, and whole numbers that may be longer than a double can hold. */
const LONG_NUMBER = new RegExp(`${STRING}|(?<![\\d.eE+-])-?\\d{16,}(?![\\d.eE])`, 'gs');
const MARKS = new RegExp(`(${STRING})(\\s*:)?|[{}]`, 'gs');

/** The same text with whole numbers that would lose digits as strings, so that an id stays what it is. */
export function withLongNumbersAsText(text: string): string {
  if (!hasLongRunOfDigits(text)) return text;
  return text.replace(LONG_NUMBER, (found) =>
    found.startsWith('"') || String(Number(found)) === found ? found : `"${found}"`,
  );
}

const SHORTEST_LONG = 16;

/** Whether sixteen digits follow each other: every run of them covers one of the characters looked at. */
function hasLongRunOfDigits(text: string): boolean {
  for (let at = SHORTEST_LONG - 1; at < text.length; at += SHORTEST_LONG) {
    if (!isDigit(text, at)) continue;
    let [first, behind] = [at, at + 1];
    while (isDigit(text, first - 1)) first--;
    while (isDigit(text, behind)) behind++;
    if (behind - first >= SHORTEST_LONG) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** How many properties the objects in a value have. */
export function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + namesIn(item), 0);
  let count = 0;
  for (const name in value) count += 1 + namesIn((value as Record<string, unknown>)[name]);
  return count;
}

/** The first name that an object of this valid JSON text has a second time. */
export function repeatedName(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [mark, quoted, colon] of text.matchAll(MARKS)) {
    if (mark === '{') open.push(new Set());
    else if (mark === '}') open.pop();
    else if (quoted !== undefined && colon !== undefined) {
      const name = JSON.parse(quoted) as string;
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}
