import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName } from 'yauzl';
import type { Diagnostic } from '../../model/diagnostic.js';
import { type InputLimits, raiseLimit } from '../../model/limits.js';
import { type ByteSource, CutShort } from '../../model/source.js';
import type { OpenedInput } from './opened-input.js';
import { sha256Of } from './sha256-of.js';

/** Smaller entries are no danger, whatever they unpack to. */
const JUDGED_FROM = 64 * 2 ** 20;
const OPTIONS = { decodeStrings: false, autoClose: false, lazyEntries: true } as const;

export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * The files inside a zip, each an input called `scans.zip!path/in/zip`, by name. Names that lead out of the zip,
 * symbolic links, encrypted files and repeated names are refused, each with an error; a zip that breaks a limit or
 * is an Office document gives nothing.
 */
export async function zipSources(path: string, zip: ByteSource, limits: InputLimits): Promise<OpenedInput> {
  const listing = await list(path, limits);
  if ('refused' in listing) return nothing(zip.name, listing.refused, listing.hint);
  let sha256: Promise<string> | undefined;
  const hash = (): Promise<string> => (sha256 ??= sha256Of(zip.open()));
  const sources: ByteSource[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = new Set<string>();
  let hidden = 0;
  for (const entry of listing.entries) {
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    if (isHidden(name)) {
      hidden++;
      continue;
    }
    const refusal = refusalOf(entry, name, limits) ?? (names.has(name) ? SAME_NAME : undefined);
    names.add(name);
    if (refusal) diagnostics.push(refused(zip.name, name, refusal));
    else
      sources.push({
        name: `${zip.name}!${name}`,
        size: entry.uncompressedSize,
        open: (onRead) => contentOf(path, entry, onRead),
        sha256: hash,
      });
  }
  if (hidden > 0) diagnostics.push(hiddenFiles(zip.name, hidden));
  sources.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (sources.length === 0 && diagnostics.every(({ level }) => level === 'note'))
    return nothing(zip.name, 'holds no file', 'Put scanner outputs into it.');
  return { sources, diagnostics };
}

interface Refusal {
  readonly reason: string;
  readonly hint: string;
}

type Listing = { readonly entries: readonly Entry[] } | { readonly refused: string; readonly hint: string };

async function list(path: string, limits: InputLimits): Promise<Listing> {
  const entries: Entry[] = [];
  try {
    const zip = await openPromise(path, OPTIONS);
    try {
      if (zip.entryCount > limits.entries)
        return {
          refused: `holds ${zip.entryCount} files, more than ${limits.entries}`,
          hint: raiseLimit('entries', limits),
        };
      for await (const entry of zip.eachEntry()) entries.push(entry);
    } finally {
      zip.close();
    }
  } catch (error) {
    return {
      refused: `is no zip that can be read: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'The transfer may have been cut short: get the file again.',
    };
  }
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (size > limits.unpackedGb * 2 ** 30)
    return {
      refused: `unpacks to more than ${limits.unpackedGb} GB`,
      hint: raiseLimit('unpackedGb', limits),
    };
  if (entries.some((entry) => nameOf(entry) === '[Content_Types].xml'))
    return { refused: 'is an Office document', hint: 'Save the sheet with the findings as CSV.' };
  return { entries };
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function isHidden(name: string): boolean {
  return name.split('/').some((step) => (step.startsWith('.') && step !== '..') || step === '__MACOSX');
}

const SAME_NAME: Refusal = {
  reason: 'another file in the zip has the same name',
  hint: 'Pack the zip again with distinct names.',
};

function refusalOf(entry: Entry, name: string, limits: InputLimits): Refusal | undefined {
  const unsafe = validateFileName(name);
  if (unsafe !== null || name.includes('\0'))
    return { reason: 'its name leads out of the zip', hint: 'Do not trust this zip; ask who made it.' };
  if (isSymbolicLink(entry))
    return { reason: 'it is a symbolic link', hint: 'Pack the file itself instead.' };
  if (entry.isEncrypted())
    return { reason: 'it is encrypted', hint: 'Unpack it with its password and name the file.' };
  if (!entry.canDecodeFileData())
    return { reason: 'its compression is not known', hint: 'Pack it with deflate, or unpack it.' };
  if (entry.uncompressedSize > JUDGED_FROM && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    return {
      reason: `it unpacks to more than ${limits.ratio} times its size`,
      hint: raiseLimit('ratio', limits),
    };
  return undefined;
}

/** Upper half of the external attributes of a zip made under Unix: the mode, of which four bits say the kind. */
function isSymbolicLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** The bytes of an entry; yauzl sees that they are as many as announced, this that their checksum is right. */
async function* contentOf(
  path: string,
  entry: Entry,
  onRead: ((bytesRead: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  const zip = await openPromise(path, OPTIONS);
  let stream: Readable | undefined;
  let [sum, bytesRead] = [0, 0];
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      sum = crc32(chunk, sum);
      bytesRead += chunk.length;
      onRead?.(bytesRead);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  } finally {
    stream?.destroy();
    zip.close();
  }
  if (sum !== entry.crc32) throw damaged('its checksum is not the one stated');
}

function damaged(how: string): CutShort {
  return new CutShort(
    `is damaged inside its zip (${how}), and what was read before that may be wrong`,
    'The transfer may have been cut short: get the zip again.',
  );
}

function refused(zip: string, name: string, { reason, hint }: Refusal): Diagnostic {
  return {
    level: 'error',
    code: 'zip-entry-refused',
    message: `A file in the zip is not read: ${reason}.`,
    at: { file: zip },
    value: name,
    hint,
  };
}

function hiddenFiles(zip: string, count: number): Diagnostic {
  const message = `${count} hidden ${count === 1 ? 'file is' : 'files are'} left out.`;
  return { level: 'note', code: 'hidden-files-skipped', message, at: { file: zip } };
}

function nothing(zip: string, reason: string, hint: string): OpenedInput {
  const message = `The zip is not read: it ${reason}.`;
  return {
    sources: [],
    diagnostics: [{ level: 'error', code: 'zip-not-read', message, at: { file: zip }, hint }],
  };
}
