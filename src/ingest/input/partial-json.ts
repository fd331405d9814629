/** What the start of a JSON text holds. */
export interface PartialJson {
  /** The value; lists and objects that the text breaks off hold what was complete before. */
  readonly value: unknown;
  /** `cut`: the text ends inside the value. `broken`: it is no JSON from some point on. */
  readonly state: 'complete' | 'cut' | 'broken';
  /** Where reading stopped. */
  readonly end: number;
}

const MAX_DEPTH = 100;
const CUT = { state: 'cut' } as const;
const BROKEN = { state: 'broken' } as const;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads as much of a JSON text as there is: detection looks at the first bytes of files of any size. */
export function parsePartialJson(text: string, start = 0): PartialJson {
  return parseValue(text, skipSpace(text, start), 0);
}

function parseValue(text: string, at: number, depth: number): PartialJson {
  const char = text[at];
  if (char === undefined || depth > MAX_DEPTH) return { ...CUT, value: undefined, end: at };
  if (char === '{') return parseObject(text, at, depth);
  if (char === '[') return parseList(text, at, depth);
  if (char === '"') return parseString(text, at);
  return parseScalar(text, at);
}

function parseObject(text: string, start: number, depth: number): PartialJson {
  const members: [string, unknown][] = [];
  const stop = (state: PartialJson['state'], end: number): PartialJson => ({
    value: Object.fromEntries(members),
    state,
    end,
  });
  let at = skipSpace(text, start + 1);
  if (text[at] === '}') return stop('complete', at + 1);
  for (;;) {
    if (at >= text.length) return stop('cut', at);
    if (text[at] !== '"') return stop('broken', at);
    const key = parseString(text, at);
    if (key.state !== 'complete') return stop(key.state, key.end);
    at = skipSpace(text, key.end);
    if (at >= text.length) return stop('cut', at);
    if (text[at] !== ':') return stop('broken', at);
    const item = parseValue(text, skipSpace(text, at + 1), depth + 1);
    if (item.value !== undefined) members.push([String(key.value), item.value]);
    if (item.state !== 'complete') return stop(item.state, item.end);
    at = skipSpace(text, item.end);
    if (text[at] === '}') return stop('complete', at + 1);
    if (at >= text.length) return stop('cut', at);
    if (text[at] !== ',') return stop('broken', at);
    at = skipSpace(text, at + 1);
  }
}

function parseList(text: string, start: number, depth: number): PartialJson {
  const items: unknown[] = [];
  const stop = (state: PartialJson['state'], end: number): PartialJson => ({ value: items, state, end });
  let at = skipSpace(text, start + 1);
  if (text[at] === ']') return stop('complete', at + 1);
  for (;;) {
    const item = parseValue(text, at, depth + 1);
    if (item.value !== undefined) items.push(item.value);
    if (item.state !== 'complete') return stop(item.state, item.end);
    at = skipSpace(text, item.end);
    if (text[at] === ']') return stop('complete', at + 1);
    if (at >= text.length) return stop('cut', at);
    if (text[at] !== ',') return stop('broken', at);
    at = skipSpace(text, at + 1);
  }
}

function parseString(text: string, start: number): PartialJson {
  let end = start + 1;
  for (;;) {
    const char = text[end];
    if (char === undefined) return { ...CUT, value: undefined, end };
    if (char === '"') break;
    end += char === '\\' ? 2 : 1;
  }
  const literal = parseLiteral(text.slice(start, end + 1));
  return literal === undefined
    ? { ...BROKEN, value: undefined, end: start }
    : { value: literal.value, state: 'complete', end: end + 1 };
}

function parseScalar(text: string, start: number): PartialJson {
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, start))
      return { value: JSON.parse(word), state: 'complete', end: start + word.length };
    if (text.length - start < word.length && word.startsWith(text.slice(start)))
      return { ...CUT, value: undefined, end: text.length };
  }
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)?.[0];
  if (digits === undefined) return { ...BROKEN, value: undefined, end: start };
  return { value: Number(digits), state: 'complete', end: start + digits.length };
}

/** The value of a literal, or undefined where it is none: a control character inside a string, a bad escape. */
function parseLiteral(literal: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(literal) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}
