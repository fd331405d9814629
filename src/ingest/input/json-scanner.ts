import { DEFAULT_LIMITS, type InputLimits } from '../../model/limits.js';
import { fitsSegment, type JsonPattern, pointerStep, segmentsOf } from './json-pattern.js';
import { createTokenReader, type Token } from './json-token.js';

export type JsonEvent =
  /** A value that a pattern selects. `utf8` is false where bytes were no UTF-8 and got replaced. */
  | {
      readonly kind: 'value';
      readonly pattern: JsonPattern;
      readonly value: unknown;
      readonly utf8: boolean;
      /** A property name that stands twice in one of its objects. */
      readonly repeated?: string | undefined;
      readonly at: JsonPlace;
    }
  /** A value that a pattern selects and that is no JSON, too large or too deep; scanning goes on behind it. */
  | {
      readonly kind: 'malformed';
      readonly pattern: JsonPattern;
      readonly reason: string;
      readonly limit?: keyof InputLimits;
      readonly at: JsonPlace;
    }
  /** Another kind of value where lists or objects with records were to follow; scanning goes on behind it. */
  | { readonly kind: 'misfit'; readonly pattern: JsonPattern; readonly at: JsonPlace }
  /** The document itself is broken or breaks off; nothing is read behind this place. */
  | {
      readonly kind: 'broken';
      readonly reason: string;
      readonly limit?: keyof InputLimits;
      readonly at: JsonPlace;
    };

export interface JsonPlace {
  readonly pointer: string;
  readonly line: number;
  /** Byte offset in the text as UTF-8. */
  readonly offset: number;
}

export interface ScannerOptions {
  readonly limits?: InputLimits;
  /** Several documents one after another, as in NDJSON and concatenated JSON. */
  readonly sequence?: boolean;
  /** The document is a script's right-hand side: a semicolon may follow it. */
  readonly script?: boolean;
}

export interface JsonScanner {
  /** Events of the next bytes. */
  feed(chunk: Uint8Array): readonly JsonEvent[];
  /** Events at the end of the text: a document that breaks off is `broken`. */
  finish(): readonly JsonEvent[];
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

interface Level {
  readonly list: boolean;
  readonly pointer: string;
  /** Patterns whose first segments fit the path down to here. */
  readonly alive: readonly Pattern[];
  index: number;
  key: string;
}

interface Pattern {
  readonly pattern: JsonPattern;
  readonly segments: readonly string[];
}

const [QUOTE, COMMA, COLON, SEMICOLON, LIST, LIST_END, OBJECT, OBJECT_END, NEWLINE, NULL] = [
  34, 44, 58, 59, 91, 93, 123, 125, 10, 110,
];

/**
 * Finds the records of a JSON text of any size without holding it: follows the grammar byte by byte, cuts out
 * the values that a pattern selects and parses only those. Gives each record its line and pointer.
 */
export function createJsonScanner(
  patterns: readonly JsonPattern[],
  options: ScannerOptions = {},
): JsonScanner {
  const { limits = DEFAULT_LIMITS, sequence = false, script = false } = options;
  const roots: readonly Pattern[] = patterns.map((pattern) => ({ pattern, segments: segmentsOf(pattern) }));
  const levels: Level[] = [];
  const tokens = createTokenReader({ maxBytes: limits.recordMb * 2 ** 20, maxDepth: limits.depth });
  let expected: Expected = 'value';
  let [line, offset, documents] = [1, 0, 0];
  const state = { halted: false };
  /** The pattern that selects the value being cut out. */
  let selectedBy: JsonPattern | undefined;
  let place: JsonPlace = { pointer: '', line: 1, offset: 0 };

  function feed(chunk: Uint8Array): readonly JsonEvent[] {
    const events: JsonEvent[] = [];
    let i = 0;
    while (i < chunk.length && !state.halted) {
      if (tokens.reading()) {
        const { end, token } = tokens.read(chunk, i);
        i = end;
        if (token) take(token, events);
        continue;
      }
      const byte = chunk[i];
      if (byte === NEWLINE) line++;
      if (byte === NEWLINE || byte === 32 || byte === 9 || byte === 13) i++;
      else if (!structure(byte, offset + i, events)) tokens.open(byte);
      else i++;
    }
    offset += chunk.length;
    return events;
  }

  /** Handles a structural byte; false when a token that is to be read as a whole starts here. */
  function structure(byte: number | undefined, position: number, events: JsonEvent[]): boolean {
    const level = levels.at(-1);
    if (byte === SEMICOLON && script && expected === 'nothing') return true;
    if (byte === COMMA && expected === 'comma or end' && level) {
      expected = level.list ? 'value' : 'key';
      level.index++;
      return true;
    }
    if (byte === COLON && expected === 'colon') {
      expected = 'value';
      return true;
    }
    if (
      (byte === LIST_END || byte === OBJECT_END) &&
      expected.endsWith('end') &&
      level?.list === (byte === LIST_END)
    ) {
      levels.pop();
      valueDone();
      return true;
    }
    if (byte === QUOTE && expected.startsWith('key')) {
      place = { pointer: level?.pointer ?? '', line, offset: position };
      return false;
    }
    if (!expected.startsWith('value')) return halt(position, events, level);
    if (byte === COMMA || byte === COLON || byte === LIST_END || byte === OBJECT_END)
      return halt(position, events, level);
    return openValue(byte, position, events);
  }

  function openValue(byte: number | undefined, position: number, events: JsonEvent[]): boolean {
    const parent = levels.at(-1);
    const name = parent?.list ? String(parent.index) : (parent?.key ?? '');
    const alive = parent
      ? parent.alive.filter((one) => fitsSegment(one.segments[levels.length - 1], parent.list, name))
      : roots;
    // Pointers are only wanted where a record can still be found below.
    const pointer =
      !parent || alive.length === 0 ? (parent?.pointer ?? '') : parent.pointer + pointerStep(name);
    place = { pointer, line, offset: position };
    selectedBy = alive.find((one) => one.segments.length === levels.length)?.pattern;
    if (selectedBy !== undefined) return false;
    const misfit = parent && misfitOf(byte, alive, parent.list);
    if (misfit) events.push({ kind: 'misfit', pattern: misfit.pattern, at: place });
    if (byte !== LIST && byte !== OBJECT) return false;
    if (levels.length >= limits.depth) {
      state.halted = true;
      events.push({
        kind: 'broken',
        reason: `nested deeper than ${limits.depth} levels`,
        limit: 'depth',
        at: place,
      });
      return true;
    }
    levels.push({ list: byte === LIST, pointer, alive, index: 0, key: '' });
    expected = byte === LIST ? 'value or end' : 'key or end';
    return true;
  }

  /** The pattern that cannot go on below this value: it is neither list nor object, or the other of the two. */
  function misfitOf(
    byte: number | undefined,
    alive: readonly Pattern[],
    inList: boolean,
  ): Pattern | undefined {
    if (byte === LIST || byte === OBJECT) {
      const goesOn = ({ segments }: Pattern): boolean =>
        (segments[levels.length] === '[]') === (byte === LIST);
      return alive.some(goesOn) ? undefined : alive[0];
    }
    // null is how Go writes an empty list.
    if (byte === NULL && !inList) return undefined;
    return alive.find(({ segments }) => segments[levels.length - 1] !== '*');
  }

  function take(token: Token, events: JsonEvent[]): void {
    line += token.lines;
    const level = levels.at(-1);
    if (expected.startsWith('key') && level) {
      expected = 'colon';
      if (token.kind === 'parsed') level.key = String(token.value);
      else breakAt(`a property name is no JSON string: ${token.reason}`, events);
      return;
    }
    if (selectedBy === undefined && token.kind === 'refused')
      return breakAt(token.reason, events, token.limit);
    if (selectedBy !== undefined && token.kind === 'refused') {
      const { reason, limit } = token;
      events.push({ kind: 'malformed', pattern: selectedBy, reason, limit, at: place });
    } else if (selectedBy !== undefined && token.kind === 'parsed') {
      const { value, utf8, repeated } = token;
      events.push({ kind: 'value', pattern: selectedBy, value, utf8, repeated, at: place });
    }
    selectedBy = undefined;
    valueDone();
  }

  function valueDone(): void {
    if (levels.length > 0) expected = 'comma or end';
    else {
      documents++;
      expected = sequence ? 'value' : 'nothing';
    }
  }

  function halt(position: number, events: JsonEvent[], level: Level | undefined): true {
    place = { pointer: level?.pointer ?? '', line, offset: position };
    breakAt(
      expected === 'nothing' ? 'text after the end of the document' : `a ${expected} was expected here`,
      events,
    );
    return true;
  }

  function breakAt(reason: string, events: JsonEvent[], limit?: keyof InputLimits): void {
    state.halted = true;
    events.push({ kind: 'broken', reason, limit, at: place });
  }

  function finish(): readonly JsonEvent[] {
    const events: JsonEvent[] = [];
    if (state.halted) return events;
    const last = tokens.reading() ? tokens.finish() : undefined;
    if (last) take(last, events);
    const unfinished = levels.length > 0 || tokens.reading() || (documents === 0 && !state.halted);
    if (unfinished && !state.halted) {
      const pointer = levels.at(-1)?.pointer ?? '';
      breakAt('the text breaks off before its end', events);
      return events.map((event) =>
        event.kind === 'broken' ? { ...event, at: { pointer, line, offset } } : event,
      );
    }
    return events;
  }

  return { feed, finish };
}
