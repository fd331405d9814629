import { isScalar, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Diagnostic, Place } from '../model/diagnostic.js';

/** A YAML text that follows YAML 1.2, with what is needed to say where a value stands. */
export interface LoadedYaml {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  /** Plain data: mappings, lists, text, numbers, booleans, null. Dates stay text. */
  readonly value: unknown;
}

export type YamlLoad =
  | { readonly kind: 'loaded'; readonly yaml: LoadedYaml }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

const MAX_CHARACTERS = 4_000_000;
const MAX_DEPTH = 200;
const MAX_ALIASES = 100;

/** What the lexer puts before a document, a scalar, and the end of a flow collection that was not closed. */
const [DOCUMENT_MARK, SCALAR_MARK, FLOW_ERROR_MARK] = ['\u0002', '\u001f', '\u0018'];

/**
 * Reads one YAML 1.2 document (JSON is one too). Refuses what would be read otherwise than it looks: duplicate
 * keys, a second document, tags, a YAML 1.1 directive; and what is built to exhaust memory: alias bombs, deep
 * nesting, texts above four million characters.
 */
export function loadYaml(text: string, file: string): YamlLoad {
  if (text.length > MAX_CHARACTERS) {
    const message = `The file has ${text.length} characters.`;
    const hint = 'Split the file, or take out what is not needed.';
    return broken({
      code: 'yaml-too-large',
      message,
      at: { file },
      allowed: `at most ${MAX_CHARACTERS}`,
      hint,
    });
  }
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined) {
    const at = { file, line: text.slice(0, tooDeep).split('\n').length };
    const message = 'Values are nested too deeply.';
    const hint = 'Close the brackets that were opened before, or write the values less deeply.';
    return broken({ code: 'yaml-too-deep', message, at, allowed: `at most ${MAX_DEPTH} levels`, hint });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const diagnostics = problemsOf(document, text, (offset) => placeAt(file, lines, offset));
  if (diagnostics.length > 0) return { kind: 'broken', diagnostics };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { kind: 'loaded', yaml: { file, document, lines, value } };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'Aliases repeat too much content.';
    const hint = 'Write the values out instead of repeating them with `*`.';
    return broken({ code: 'yaml-alias-bomb', message, at: { file }, hint });
  }
}

function broken(problem: Omit<Diagnostic, 'level'>): YamlLoad {
  return { kind: 'broken', diagnostics: [{ level: 'error', ...problem }] };
}

export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

function problemsOf(document: Document.Parsed, text: string, place: (offset: number) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (offset: number | undefined, code: string, message: string, hint?: string): void => {
    found.push({ level: 'error', code, message, at: place(offset ?? 0), ...(hint && { hint }) });
  };
  for (const { code, message, pos } of independent(document.errors)) {
    if (code === 'DUPLICATE_KEY') found.push(duplicateField(text, pos[0], place));
    else if (code === 'MULTIPLE_DOCS')
      report(
        pos[0],
        'yaml-syntax',
        'The file holds more than one document.',
        'Remove the `---` and what follows it, or write it into a file of its own.',
      );
    else
      report(
        pos[0],
        'yaml-syntax',
        `${message}.`,
        'Look at this line and the one before it: indent with spaces, close brackets and quotes, and put text with `: ` or ` #` in quotes.',
      );
  }
  for (const { message, pos } of document.warnings) {
    report(pos[0], 'yaml-tag', `${message}.`, 'Remove the tag: none is used here.');
  }
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== '1.2') {
    report(
      0,
      'yaml-version',
      `YAML ${version} reads dates, yes and no differently.`,
      'Remove the %YAML line.',
    );
  }
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      report(
        alias.range?.[0],
        'yaml-alias',
        `The alias *${alias.source} has no anchor before it.`,
        'Put text that begins with `*` in quotes.',
      );
    },
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return;
      report(key.range?.[0], 'unknown-field', '`__proto__` is not a field.', 'Remove it.');
    },
  });
  return found;
}

/** Of errors of syntax only the first: what the parser says after it, it says of text that it misread. */
function independent(errors: Document.Parsed['errors']): Document.Parsed['errors'] {
  const syntax = errors.filter(({ code }) => code !== 'DUPLICATE_KEY' && code !== 'MULTIPLE_DOCS');
  const first = syntax.find(({ code }) => code !== 'NON_STRING_KEY') ?? syntax[0];
  return first ? [first] : errors;
}

/** The second of two fields of one name, with the lines of both where the first can be told. */
function duplicateField(text: string, offset: number, place: (offset: number) => Place): Diagnostic {
  const name = /^(?:"([^"\n]*)"|'([^'\n]*)'|([^\s:#{}[\],][^:\n]*))/
    .exec(text.slice(offset))
    ?.slice(1)
    .find(Boolean);
  const at = place(offset);
  return {
    level: 'error',
    code: 'yaml-duplicate-field',
    message: `The field ${name === undefined ? '' : `\`${name.trim()}\` `}is written twice here; nothing of the file is read.`,
    at: { ...at, ...(name === undefined ? {} : { field: name.trim() }) },
    allowed: 'each field once',
    hint: 'Keep one of the two, or put the values of both under it.',
  };
}

/**
 * Offset at which the text nests deeper than allowed; found on tokens, before anything recurses. In block style
 * every level takes a column, so that indentation bounds the depth.
 */
function firstTooDeep(text: string): number | undefined {
  let offset = 0;
  let lineStart = 0;
  let flow = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === DOCUMENT_MARK || token === SCALAR_MARK || token === FLOW_ERROR_MARK) {
      inScalar = token === SCALAR_MARK;
      continue;
    }
    if (!inScalar && (token === '[' || token === '{')) flow += 1;
    else if (!inScalar && (token === ']' || token === '}')) flow -= 1;
    const column = offset - lineStart;
    const indent =
      token === '-' || token === '?' ? column : column === 0 && token.trim() === '' ? token.length : 0;
    if (flow > MAX_DEPTH || (flow <= 0 && !inScalar && indent > MAX_DEPTH)) return offset;
    offset += token.length;
    const newline = token.lastIndexOf('\n');
    if (newline !== -1) lineStart = offset - (token.length - newline - 1);
    inScalar = false;
  }
  return undefined;
}
