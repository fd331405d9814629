/**
 * JSON with object keys in code-unit order and no white space: one text per value, whatever order it was built
 * in. Keys whose value is undefined are left out, as JSON.stringify does. Content hashes are taken over it.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** Down to this depth a value is written member by member: `assessed`, `findings`, one finding. */
const DEPTH_OF_PIECES = 3;
const PIECE_CHARACTERS = 1 << 16;

/**
 * The same text in pieces, indented by `space` where it is given: what holds hundreds of thousands of findings is
 * longer than the longest text that the runtime can hold (2^29 characters in V8).
 */
export function* canonicalPieces(value: unknown, space = 0): Generator<string> {
  let piece = '';
  for (const text of written(value, { space, depth: DEPTH_OF_PIECES, margin: '' })) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

interface Layout {
  readonly space: number;
  /** How many levels are still written member by member. */
  readonly depth: number;
  /** What stands before each line of the value but the first. */
  readonly margin: string;
}

function* written(value: unknown, layout: Layout): Generator<string> {
  const { space, depth, margin } = layout;
  if (depth === 0 || !isContainer(value)) {
    const text = JSON.stringify(ordered(value), undefined, space);
    // A line break inside a string is escaped, so that these are all between values.
    yield margin === '' ? text : text.replaceAll('\n', `\n${margin}`);
    return;
  }
  const members = Array.isArray(value) ? value.map((item: unknown) => ['', item ?? null]) : membersOf(value);
  const [opening, closing] = Array.isArray(value) ? '[]' : '{}';
  const inside = margin + ' '.repeat(space);
  let before = `${opening}${space > 0 ? `\n${inside}` : ''}`;
  for (const [key, member] of members) {
    yield before + (Array.isArray(value) ? '' : `${JSON.stringify(key)}:${space > 0 ? ' ' : ''}`);
    yield* written(member, { space, depth: depth - 1, margin: inside });
    before = `,${space > 0 ? `\n${inside}` : ''}`;
  }
  const isEmpty = members.length === 0;
  yield isEmpty ? `${opening}${closing}` : `${space > 0 ? `\n${margin}` : ''}${closing}`;
}

/** The members that JSON.stringify writes, in its order, which puts whole numbers first. */
function membersOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(Object.fromEntries(Object.entries(value).sort(byKey))).filter(
    ([, member]) => member !== undefined,
  );
}

/** The value with its keys in order, and itself where they are. */
function ordered(value: unknown): unknown {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.some(isContainer) ? value.map(ordered) : value;
  const keys = Object.keys(value);
  const members = value as Readonly<Record<string, unknown>>;
  if (isInOrder(keys) && !keys.some((key) => isContainer(members[key]))) return value;
  const copy: Record<string, unknown> = {};
  for (const key of keys.sort()) {
    const member = ordered(members[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}

function isInOrder(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
