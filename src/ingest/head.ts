import { type ByteSource, CutShort } from '../model/source.js';
import { isObject } from './fields.js';
import { asUtf8, type DetectedEncoding, detectEncoding } from './input/encoding.js';
import { parsePartialJson } from './input/partial-json.js';
import { type CsvHead, readCsvHead } from './csv-head.js';

/** What the first bytes of a file hold; adapters claim a file by this and never by its name. */
export type Head = JsonHead | CsvHead | XmlHead | TextHead;

export interface JsonHead {
  readonly kind: 'json';
  /** `lines`: one document a line. `sequence`: several documents that are not one a line each. */
  readonly layout: 'document' | 'lines' | 'sequence';
  /** The (first) document as far as the first bytes go: lists and objects that they cut off are shorter here. */
  readonly root: unknown;
  /** False when the document goes on behind the first bytes, or is broken. */
  readonly complete: boolean;
  /** Name of the script variable that the document is assigned to: ScoutSuite's `scoutsuite_results =`. */
  readonly variable?: string;
  /** Bytes before the document. */
  readonly skip: number;
}

export interface XmlHead {
  readonly kind: 'xml';
  /** Name of the root element, without prefix. */
  readonly root: string;
  readonly text: string;
}

export interface TextHead {
  readonly kind: 'text';
  readonly text: string;
}

export interface HeadReading {
  readonly head: Head;
  readonly encoding: DetectedEncoding;
  /** There is no more of the file than what was looked at. */
  readonly whole: boolean;
  /** The input broke off while it was looked at. */
  readonly cut: CutShort | undefined;
}

/** Looks at the first `size` bytes of a file. */
export async function readHead(source: ByteSource, size: number): Promise<HeadReading> {
  const { bytes, whole, cut } = await firstBytes(source, size);
  const encoding = detectEncoding(bytes);
  const chunks: Uint8Array[] = [];
  for await (const chunk of asUtf8(once(bytes), encoding)) chunks.push(chunk);
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return { head: headOf(text, !whole || cut !== undefined), encoding, whole, cut };
}

/** The head of a text; `cut` when there is more of the file than this text. */
export function headOf(text: string, cut: boolean): Head {
  const start = text.trimStart();
  const variable = /^(?:var\s+)?([A-Za-z_]\w*)\s*=\s*(?=[{[])/.exec(start);
  if (variable) {
    const skip = Buffer.byteLength(text.slice(0, text.length - start.length + variable[0].length));
    const { value, state } = parsePartialJson(start, variable[0].length);
    return {
      kind: 'json',
      layout: 'document',
      root: value,
      complete: state === 'complete',
      variable: variable[1] ?? '',
      skip,
    };
  }
  if (/^[{[]/.test(start) || /^null\s*$/.test(start))
    return jsonHead(start) ?? readCsvHead(text, cut) ?? { kind: 'text', text };
  const root =
    /^(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>\s*)*<(?:[\w.-]+:)?([\w.-]+)/.exec(
      start,
    );
  if (root?.[1] !== undefined) return { kind: 'xml', root: root[1], text: start };
  return readCsvHead(text, cut) ?? { kind: 'text', text };
}

function jsonHead(text: string): JsonHead | undefined {
  const first = parsePartialJson(text);
  const nothingRead =
    first.state === 'broken' &&
    (Array.isArray(first.value)
      ? first.value.length === 0
      : !isObject(first.value) || Object.keys(first.value).length === 0);
  if (nothingRead && !/^[{[]\s*["{[]/.test(text)) return undefined;
  const head = { kind: 'json', root: first.value, skip: 0 } as const;
  const rest = first.state === 'complete' ? text.slice(first.end) : '';
  if (!/^\s*[{["]/.test(rest)) return { ...head, layout: 'document', complete: first.state === 'complete' };
  const oneALine = !text.slice(0, first.end).includes('\n') && /^[ \t\r]*\n/.test(rest);
  return { ...head, layout: oneALine ? 'lines' : 'sequence', complete: false };
}

async function firstBytes(
  source: ByteSource,
  size: number,
): Promise<{ readonly bytes: Uint8Array } & Pick<HeadReading, 'whole' | 'cut'>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let cut: CutShort | undefined;
  try {
    for await (const chunk of source.open()) {
      parts.push(chunk.slice(0, Math.max(0, size - length)));
      length += chunk.length;
      if (length > size) break;
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    cut = error;
  }
  return { bytes: Buffer.concat(parts), whole: length <= size, cut };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
