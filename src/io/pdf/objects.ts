/**
 * PDF objects in memory (ISO 32000-1, 7.3). Numbers, booleans, names and strings stay the text that stands in the
 * file, because most of them are only carried over: `12.5`, `true`, `/Name`, `(text)`, `<FEFF0041>`.
 *
 * An indirect object is one shared `PdfRef`. Numbers are given when the file is written, so that joining two
 * files is joining two graphs. The graph is changed in place while a PDF is finished; it never leaves io/pdf.
 */
export type PdfValue = string | PdfValue[] | PdfDict | PdfRef | PdfStream;

export interface PdfDict extends Map<string, PdfValue> {}

export interface PdfRef {
  readonly kind: 'ref';
  value: PdfValue;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** As it stands in the file: compressed when `dict` has a Filter. */
  data: Uint8Array;
}

export function ref(value: PdfValue): PdfRef {
  return { kind: 'ref', value };
}

export function dict(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const map: PdfDict = new Map();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(key, value);
  return map;
}

/** The object itself, through any reference. */
export function resolve(value: PdfValue | undefined): PdfValue | undefined {
  return isRef(value) ? value.value : value;
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === 'object' && 'kind' in value && value.kind === 'ref';
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && 'kind' in value && value.kind === 'stream';
}

export function asDict(value: PdfValue | undefined): PdfDict | undefined {
  const object = resolve(value);
  if (isStream(object)) return object.dict;
  return object instanceof Map ? object : undefined;
}

export function asStream(value: PdfValue | undefined): PdfStream | undefined {
  const object = resolve(value);
  return isStream(object) ? object : undefined;
}

export function asArray(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  const object = resolve(value);
  return Array.isArray(object) ? object : undefined;
}

/** An array, or the one value that PDF lets stand for an array of one, or nothing. */
export function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return asArray(value) ?? [value];
}

/** A name without its slash. */
export function asName(value: PdfValue | undefined): string | undefined {
  const object = resolve(value);
  return typeof object === 'string' && object.startsWith('/') ? object.slice(1) : undefined;
}

export function asNumber(value: PdfValue | undefined): number | undefined {
  const object = resolve(value);
  if (typeof object !== 'string' || !/^[+-]?[\d.]/.test(object)) return undefined;
  return Number(object);
}

/** For values that a file from Chromium always has; anything else means that the file is not one. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the PDF has no ${what}`);
  return value;
}
