/**
 * The archive of a pack, byte for byte: entries stored without compression in the order given, day 1980-01-01,
 * mode 0644, no extra fields but Zip64 where a size or offset needs it (PKWARE APPNOTE 6.3). Nothing in it is left
 * to a compressor or a clock, so the bytes follow from names, sizes and checksums, in every later version too,
 * and a changed byte of the headers is found without any outside hash.
 */
export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;
/** 1980-01-01, the first day that the format knows. */
const DATE = 0x0021;
const UNIX = 3 << 8;
const MODE = (0o100644 << 16) >>> 0;
const VERSION = 20;
const VERSION_ZIP64 = 45;

/** What stands before the bytes of an entry. */
export function localHeader({ name, bytes, crc32 }: ZipEntry): Buffer {
  const isLarge = bytes >= MAX_32;
  const extra = isLarge ? zip64Extra([bytes, bytes]) : Buffer.alloc(0);
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(isLarge ? VERSION_ZIP64 : VERSION, 4);
  fixed.writeUInt16LE(DATE, 12);
  fixed.writeUInt32LE(crc32, 14);
  fixed.writeUInt32LE(Math.min(bytes, MAX_32), 18);
  fixed.writeUInt32LE(Math.min(bytes, MAX_32), 22);
  fixed.writeUInt16LE(name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, ascii(name), extra]);
}

/** What stands after the bytes of the last entry. */
export function centralDirectory(entries: readonly ZipEntry[]): Buffer {
  let offset = 0;
  const headers = entries.map((entry) => {
    const header = centralHeader(entry, offset);
    offset += localHeader(entry).length + entry.bytes;
    return header;
  });
  const directory = Buffer.concat(headers);
  return Buffer.concat([directory, endOfDirectory(entries.length, directory.length, offset)]);
}

function centralHeader({ name, bytes, crc32 }: ZipEntry, offset: number): Buffer {
  const large = [...(bytes >= MAX_32 ? [bytes, bytes] : []), ...(offset >= MAX_32 ? [offset] : [])];
  const extra = large.length > 0 ? zip64Extra(large) : Buffer.alloc(0);
  const version = large.length > 0 ? VERSION_ZIP64 : VERSION;
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE(UNIX | version, 4);
  fixed.writeUInt16LE(version, 6);
  fixed.writeUInt16LE(DATE, 14);
  fixed.writeUInt32LE(crc32, 16);
  fixed.writeUInt32LE(Math.min(bytes, MAX_32), 20);
  fixed.writeUInt32LE(Math.min(bytes, MAX_32), 24);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(MODE, 38);
  fixed.writeUInt32LE(Math.min(offset, MAX_32), 42);
  return Buffer.concat([fixed, ascii(name), extra]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(size, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  if (count < MAX_16 && size < MAX_32 && offset < MAX_32) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(UNIX | VERSION_ZIP64, 12);
  large.writeUInt16LE(VERSION_ZIP64, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}

function zip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}

function ascii(name: string): Buffer {
  if (!/^[\x20-\x7E]+$/.test(name)) throw new RangeError(`not an ASCII name: ${name}`);
  return Buffer.from(name, 'ascii');
}
