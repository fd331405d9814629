import type { FileHandle } from 'node:fs/promises';
import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import type { BagProblem } from '../../pack/bag-report.js';
import { shownPath } from '../../pack/safe-path.js';

const LOCAL_HEADER = 30;
const END_RECORD = 22;
const ZIP64_END = 56 + 20;

/**
 * Whether the entries fill the archive from its first byte to the directory, each with the same name, size and
 * checksum before its bytes as in the directory: readers that trust different headers then see the same files.
 */
export async function headerTrouble(
  zip: ZipFile,
  entries: readonly Entry[],
  handle: FileHandle,
): Promise<readonly BagProblem[]> {
  let expected = 0;
  for (const entry of entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    const name = entry.fileNameRaw.toString('utf8');
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < expected) return [archive(`${shownPath(name)} overlaps the entry before it.`, name)];
    if (start > expected)
      return [archive(`There are bytes before ${shownPath(name)} that belong to no entry.`, name)];
    const local = await localHeader(zip, entry).catch(() => undefined);
    const differs = local ? difference(entry, local) : 'no header';
    if (!local || differs !== undefined) {
      return [
        archive(`${shownPath(name)} has two headers that differ: ${differs ?? 'one is missing'}.`, name),
      ];
    }
    expected = start + LOCAL_HEADER + local.fileNameLength + local.extraFieldLength + entry.compressedSize;
    if (hasDescriptor(entry)) expected += await descriptorLength(handle, expected, entry);
  }
  const directory = entries.reduce(
    (sum, entry) => sum + 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
    0,
  );
  const rest = zip.fileSize - expected - directory;
  if (rest === END_RECORD || rest === END_RECORD + ZIP64_END) return [];
  return [archive('The archive holds bytes that belong to no entry.')];
}

function difference(entry: Entry, local: LocalFileHeader): string | undefined {
  if (!entry.fileNameRaw.equals(local.fileName)) return 'name';
  if (entry.compressionMethod !== local.compressionMethod) return 'compression';
  if (entry.generalPurposeBitFlag !== local.generalPurposeBitFlag) return 'flags';
  if (hasDescriptor(entry) && local.crc32 === 0) return undefined;
  if (entry.crc32 !== local.crc32) return 'checksum';
  const isZip64 = local.compressedSize === 0xffff_ffff;
  return isZip64 ||
    (entry.compressedSize === local.compressedSize && entry.uncompressedSize === local.uncompressedSize)
    ? undefined
    : 'size';
}

function hasDescriptor({ generalPurposeBitFlag }: Entry): boolean {
  return (generalPurposeBitFlag & 8) !== 0;
}

/** A data descriptor has a signature or not, and 4-byte or 8-byte sizes (APPNOTE 4.3.9): told by what it holds. */
async function descriptorLength(handle: FileHandle, at: number, entry: Entry): Promise<number> {
  const { buffer } = await handle.read(Buffer.alloc(24), 0, 24, at);
  const signed = buffer.readUInt32LE(0) === 0x08074b50 ? 4 : 0;
  const isShort =
    buffer.readUInt32LE(signed + 4) === entry.compressedSize &&
    buffer.readUInt32LE(signed + 8) === entry.uncompressedSize;
  return signed + (isShort ? 12 : 20);
}

function localHeader(zip: ZipFile, entry: Entry): Promise<LocalFileHeader> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, {}, (error, header) => (error ? reject(error) : resolve(header)));
  });
}

function archive(message: string, path?: string): BagProblem {
  return { kind: 'archive', message, ...(path !== undefined && { path }) };
}
