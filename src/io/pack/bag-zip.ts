import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import type { BagProblem } from '../../pack/bag-report.js';
import { foldedPath, pathTrouble, shownPath } from '../../pack/safe-path.js';
import { type BagEntry, type BagSource, MAX_ENTRIES } from './bag-source.js';
import { headerTrouble } from './zip-headers.js';

/** Packs are stored uncompressed; a log compresses to a twentieth, and nothing honest to a five-hundredth. */
const MAX_RATIO = 200;
const BOMB_FLOOR = 10 * 1024 * 1024;

export interface ZipBag extends BagSource {
  readonly kind: 'zip';
  /** In the order of the directory, with the names as they stand in it. */
  readonly listed: readonly ListedEntry[];
  readonly handle: FileHandle;
}

export interface ListedEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

/**
 * A bag in an archive, without unpacking it. Names that lead out, links, encrypted or overlapping entries,
 * headers that contradict each other, bombs and bytes outside every entry are problems, found before any content
 * is read; where there is one, no entry is given out.
 */
export async function openBagZip(file: string): Promise<ZipBag> {
  const handle = await open(file, 'r');
  const reading = await readDirectory(handle).catch((error: unknown) => ({
    zip: undefined,
    entries: [],
    problems: [archive(`The archive cannot be read: ${messageOf(error)}.`)],
  }));
  const { zip, entries } = reading;
  const problems = [...reading.problems, ...entries.flatMap(entryTrouble), ...twins(entries)];
  const top = topFolder(entries.map(nameOf));
  const isBag = entries.some((entry) => nameOf(entry) === `${top}bagit.txt`);
  if (zip && isBag && problems.length === 0) problems.push(...(await headerTrouble(zip, entries, handle)));
  // What is no bag is not read: whoever asks is told that `bagit.txt` is not there.
  const isSound = zip !== undefined && isBag && problems.length === 0;
  return {
    kind: 'zip',
    handle,
    listed: entries.map((entry) => ({
      name: nameOf(entry),
      bytes: entry.uncompressedSize,
      crc32: entry.crc32,
    })),
    entries: isSound
      ? entries
          .filter((entry) => !nameOf(entry).endsWith('/'))
          .map((entry) => bagEntry(zip, entry, nameOf(entry).slice(top.length)))
          .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      : [],
    problems,
    close: () => handle.close(),
  };
}

async function readDirectory(handle: FileHandle): Promise<{
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
  readonly problems: readonly BagProblem[];
}> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
    fromFd(handle.fd, options, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  if (zip.entryCount > MAX_ENTRIES) {
    const message = `The archive has ${zip.entryCount} entries; at most ${MAX_ENTRIES} are read.`;
    return { zip, entries: [], problems: [archive(message)] };
  }
  const entries: Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve());
    zip.on('error', reject);
    zip.readEntry();
  });
  return { zip, entries, problems: [] };
}

function entryTrouble(entry: Entry): readonly BagProblem[] {
  const name = nameOf(entry);
  const says = (what: string): BagProblem => ({
    kind: 'unsafe',
    path: name,
    message: `${shownPath(name)} ${what}.`,
  });
  const isFolder = name.endsWith('/');
  const trouble = pathTrouble(isFolder ? name.slice(0, -1) : name);
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  const { compressedSize, uncompressedSize } = entry;
  const isBomb = uncompressedSize > BOMB_FLOOR && uncompressedSize > compressedSize * MAX_RATIO;
  return [
    ...(name.includes('\uFFFD') ? [says('has a name that is not UTF-8')] : []),
    ...(trouble === undefined ? [] : [says(trouble)]),
    ...(type === 0o120000 ? [says('is a symbolic link')] : []),
    ...(type !== 0 && type !== 0o120000 && type !== (isFolder ? 0o040000 : 0o100000)
      ? [says('is no regular file')]
      : []),
    ...(isFolder && uncompressedSize > 0 ? [says('is a folder with content')] : []),
    ...(entry.isEncrypted() ? [says('is encrypted')] : []),
    ...(entry.compressionMethod === 0 || entry.compressionMethod === 8
      ? []
      : [says(`is compressed by method ${entry.compressionMethod}; 0 and 8 are read`)]),
    ...(isBomb
      ? [
          says(
            `grows from ${compressedSize} to ${uncompressedSize} bytes; unpack it elsewhere, if you trust it`,
          ),
        ]
      : []),
  ];
}

function twins(entries: readonly Entry[]): readonly BagProblem[] {
  const seen = new Map<string, string>();
  return entries.flatMap((entry) => {
    const name = nameOf(entry);
    const before = seen.get(foldedPath(name));
    seen.set(foldedPath(name), name);
    if (before === undefined) return [];
    const message = `${shownPath(before)} and ${shownPath(name)} are one name on some systems.`;
    return [{ kind: 'unsafe', path: name, other: before, message } as const];
  });
}

function bagEntry(zip: ZipFile, entry: Entry, path: string): BagEntry {
  return {
    path,
    bytes: entry.uncompressedSize,
    async *open() {
      const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
      });
      let sum = 0;
      // yauzl ends the stream with an error as soon as it has more or fewer bytes than the header says.
      for await (const chunk of stream) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc32) throw new Error('its CRC-32 is not that of the archive');
    },
  };
}

/** The one folder that holds `bagit.txt` and everything else, with its slash; empty when the bag is not in one. */
function topFolder(names: readonly string[]): string {
  const top = /^[^/]+\//.exec(names.find((name) => /^[^/]+\/bagit\.txt$/.test(name)) ?? '')?.[0] ?? '';
  return names.every((name) => name.startsWith(top)) ? top : '';
}

function nameOf({ fileNameRaw }: Entry): string {
  return fileNameRaw.toString('utf8');
}

function archive(message: string): BagProblem {
  return { kind: 'archive', message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
