import { inflateSync } from 'node:zlib';
import { extractText } from '../pdf/extract-text.js';
import { kindOf, type FileKind } from './file-kind.js';
import { openOffice } from './office-package.js';

/** What a finished document holds, seen and unseen. */
export interface DocumentContent {
  readonly kind: FileKind;
  readonly texts: readonly string[];
  readonly problems: readonly string[];
  /** Whether the words of its pages could be read; a scan has none. */
  readonly isReadable: boolean;
}

const PDF_DANGERS: readonly (readonly [RegExp, string])[] = [
  [/\/EmbeddedFiles?\b/, 'has files attached'],
  [/\/(?:JavaScript|JS)\b/, 'has scripts'],
  [/\/Launch\b/, 'starts programs'],
  [/\/Encrypt\b/, 'is encrypted'],
  [/\/RichMedia\b|\/Movie\b|\/Sound\b/, 'has media'],
];

/** Longest content of one stream that is looked into. */
const MAX_STREAM = 100_000_000;

export function documentContent(bytes: Uint8Array): DocumentContent {
  const kind = kindOf(bytes);
  if (kind === 'pdf') return pdfContent(bytes);
  if (kind === 'docx' || kind === 'xlsx') {
    const { texts, problems } = openOffice(bytes);
    return { kind, texts, problems, isReadable: true };
  }
  return { kind, texts: [], problems: [], isReadable: false };
}

function pdfContent(bytes: Uint8Array): DocumentContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = buffer.toString('latin1');
  const streams = inflatedStreams(buffer, raw);
  const structure = [outsideStreams(raw), ...streams.filter((text) => /\/Type\b|\/S\s*\//.test(text))].map(
    namesDecoded,
  );
  const problems = PDF_DANGERS.filter(([mark]) => structure.some((text) => mark.test(text))).map(
    ([, problem]) => problem,
  );
  const pages = readPages(bytes);
  return {
    kind: 'pdf',
    texts: [raw, ...streams, ...utf16Strings([raw, ...streams]), pages],
    problems,
    isReadable: pages.trim() !== '',
  };
}

function readPages(bytes: Uint8Array): string {
  try {
    return extractText(bytes).join('\n');
  } catch {
    return '';
  }
}

function inflatedStreams(buffer: Buffer, raw: string): readonly string[] {
  return [...raw.matchAll(/\bstream\r?\n/g)].flatMap((match) => {
    try {
      const start = match.index + match[0].length;
      return [inflateSync(buffer.subarray(start), { maxOutputLength: MAX_STREAM }).toString('latin1')];
    } catch {
      return [];
    }
  });
}

function outsideStreams(raw: string): string {
  return raw.replaceAll(/\bstream\r?\n[\s\S]*?endstream/g, '');
}

/** `/J#61vaScript` is `/JavaScript` (ISO 32000-1, 7.3.5). */
function namesDecoded(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Text strings of metadata, alternative texts and annotations that are written as UTF-16. */
function utf16Strings(texts: readonly string[]): readonly string[] {
  const hex = texts.flatMap((text) =>
    [...text.matchAll(/<(FEFF[0-9A-Fa-f]*)>/gi)].map(([, digits = '']) => Buffer.from(digits, 'hex')),
  );
  const literal = texts.flatMap((text) =>
    [...text.matchAll(/\(\xfe\xff((?:\\.|[^\\)])*)\)/gs)].map(([, body = '']) => Buffer.from(body, 'latin1')),
  );
  return [...hex, ...literal].map((bytes) =>
    Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le'),
  );
}
