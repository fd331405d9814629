import { inflateSync } from 'node:zlib';
import {
  asArray,
  asDict,
  asName,
  asNumber,
  asStream,
  ref,
  required,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './objects.js';
import { valueReader } from './parse-value.js';

/** A PDF file as a graph of objects. */
export interface PdfFile {
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  /** By object number; undefined where a number is free. */
  readonly objects: readonly (PdfRef | undefined)[];
}

/** Where an object lies: at an offset of the file, or in an object stream. */
type Location = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * Reads a PDF of one revision: Chromium's (a classic cross-reference table) and this program's own (a
 * cross-reference stream with object streams, ISO 32000-1, 7.5). Encrypted, incrementally updated and damaged
 * files throw an Error that says what is wrong.
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new Error('this is not a PDF');
  const objects: (PdfRef | undefined)[] = [];
  const refOf = (number: number): PdfRef => (objects[number] ??= ref('null'));
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  if (!(start < text.length)) throw new Error('the PDF is cut short: it has no end mark');
  const readAt = (offset: number): PdfValue => indirectObject(buffer, text, offset, refOf);

  const { trailer, locations } = text.startsWith('xref', start)
    ? classicTable(text, start, refOf)
    : tableStream(required(asStream(readAt(start)), 'cross-reference stream'));
  if (trailer.has('Prev') || trailer.has('Encrypt'))
    throw new Error('the PDF is encrypted or was updated in place');

  for (const [number, location] of locations) {
    if ('offset' in location) refOf(number).value = readAt(location.offset);
  }
  for (const object of objects) if (object) completeStream(object.value);
  const opened = new Map<number, readonly PdfValue[]>();
  for (const [number, location] of locations) {
    if (!('stream' in location)) continue;
    const members = opened.get(location.stream) ?? objectStream(refOf(location.stream), refOf);
    opened.set(location.stream, members);
    refOf(number).value = required(members[location.index], `object ${number}`);
  }
  return { trailer, catalog: required(asDict(trailer.get('Root')), 'catalog'), objects };
}

/** The content of a stream, inflated. */
export function streamBytes(stream: PdfStream): Buffer {
  const filter = stream.dict.get('Filter');
  if (filter === undefined) return Buffer.from(stream.data);
  const names = asArray(filter) ?? [filter];
  if (names.length === 1 && asName(names[0]) === 'FlateDecode') return inflateSync(stream.data);
  throw new Error(`the PDF uses a filter that is not expected here: ${names.map(asName).join(', ')}`);
}

function indirectObject(
  buffer: Buffer,
  text: string,
  offset: number,
  refOf: (number: number) => PdfRef,
): PdfValue {
  const head = /^\d+ 0 obj/.exec(text.slice(offset, offset + 24));
  if (!head) throw new Error(`the PDF has no object at offset ${offset}`);
  const reader = valueReader(text, refOf);
  reader.position = offset + head[0].length;
  const value = reader.value();
  if (!(value instanceof Map)) return value;
  const start = reader.streamStart();
  // The length may be a reference to an object that comes later: see completeStream.
  return start === undefined ? value : { kind: 'stream', dict: value, data: buffer.subarray(start) };
}

function completeStream(value: PdfValue): void {
  const stream = asStream(value);
  if (!stream) return;
  const length = asNumber(stream.dict.get('Length'));
  if (length === undefined || length > stream.data.length) {
    throw new Error('the PDF has a stream without a valid length');
  }
  stream.data = stream.data.subarray(0, length);
  stream.dict.delete('Length');
}

function classicTable(
  text: string,
  start: number,
  refOf: (number: number) => PdfRef,
): { trailer: PdfDict; locations: ReadonlyMap<number, Location> } {
  const head = /^xref\s+0 (\d+)[ \r]*\n/.exec(text.slice(start, start + 40));
  if (!head) throw new Error('the cross-reference table of the PDF is not in one section');
  const locations = new Map<number, Location>();
  for (let number = 1; number < Number(head[1]); number += 1) {
    const row = start + head[0].length + 20 * number;
    if (text.charAt(row + 17) === 'n') locations.set(number, { offset: Number(text.slice(row, row + 10)) });
  }
  const reader = valueReader(text, refOf);
  reader.position = text.indexOf('trailer', start) + 7;
  return { trailer: required(asDict(reader.value()), 'trailer'), locations };
}

/** Rows of a cross-reference stream; a PNG "up" predictor (12) is undone. */
function tableStream(stream: PdfStream): { trailer: PdfDict; locations: ReadonlyMap<number, Location> } {
  const length = required(asNumber(stream.dict.get('Length')), 'length of its cross-reference stream');
  const widths = (asArray(stream.dict.get('W')) ?? []).map((width) => asNumber(width) ?? 0);
  const data = streamBytes({ ...stream, data: stream.data.subarray(0, length) });
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const locations = new Map<number, Location>();
  const row = Buffer.alloc(columns);
  for (let number = 0; (number + 1) * (columns + 1) <= data.length; number += 1) {
    const at = number * (columns + 1);
    if (data[at] !== 2)
      throw new Error('the cross-reference stream uses a predictor that is not expected here');
    for (let i = 0; i < columns; i += 1) row[i] = ((row[i] ?? 0) + (data[at + 1 + i] ?? 0)) & 0xff;
    const [type = 0, second = 0] = widths;
    const kind = row.readUIntBE(0, type);
    const a = row.readUIntBE(type, second);
    if (kind === 1) locations.set(number, { offset: a });
    if (kind === 2)
      locations.set(number, { stream: a, index: row.readUIntBE(type + second, widths[2] ?? 0) });
  }
  return { trailer: stream.dict, locations };
}

function objectStream(holder: PdfRef, refOf: (number: number) => PdfRef): readonly PdfValue[] {
  const stream = required(asStream(holder), 'object stream');
  const text = streamBytes(stream).toString('latin1');
  const first = required(asNumber(stream.dict.get('First')), 'start of its object stream');
  const offsets = text
    .slice(0, first)
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((_, i) => i % 2 === 1);
  const reader = valueReader(text, refOf);
  return offsets.map((offset) => {
    reader.position = first + offset;
    return reader.value();
  });
}
