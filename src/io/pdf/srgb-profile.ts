/** XYZ of the D50 white point and of the sRGB primaries adapted to it (IEC 61966-2-1, ICC.1:2001-04). */
const WHITE = [0.9642, 1, 0.8249] as const;
const RED = [0.4360747, 0.2225045, 0.0139322] as const;
const GREEN = [0.3850649, 0.7168786, 0.0971045] as const;
const BLUE = [0.1430804, 0.0606169, 0.7141733] as const;

const CURVE_POINTS = 1024;
const HEADER_BYTES = 128;

/** An sRGB display profile (ICC version 2.1), made here so that no file with a license of its own is needed. */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', Buffer.from('text\0\0\0\0No copyright, use freely\0', 'latin1')],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = Buffer.alloc(4 + 12 * tags.length);
  directory.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let end = HEADER_BYTES + directory.length;
  tags.forEach(([name, data], i) => {
    const known = offsets.get(data);
    const offset = known ?? end;
    if (known === undefined) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      offsets.set(data, offset);
      bodies.push(padded);
      end += padded.length;
    }
    directory.write(name, 4 + 12 * i, 'latin1');
    directory.writeUInt32BE(offset, 8 + 12 * i);
    directory.writeUInt32BE(data.length, 12 + 12 * i);
  });
  return Buffer.concat([header(end), directory, ...bodies]);
}

function header(size: number): Buffer {
  const out = Buffer.alloc(HEADER_BYTES);
  out.writeUInt32BE(size, 0);
  out.writeUInt32BE(0x02100000, 8);
  out.write('mntrRGB XYZ ', 12, 'latin1');
  // Creation date, required by the format: a fixed day.
  out.writeUInt16BE(2026, 24);
  out.writeUInt16BE(1, 26);
  out.writeUInt16BE(1, 28);
  out.write('acsp', 36, 'latin1');
  xyz(WHITE).copy(out, 68, 8);
  return out;
}

function toneCurve(): Buffer {
  const out = Buffer.alloc(12 + 2 * CURVE_POINTS);
  out.write('curv', 'latin1');
  out.writeUInt32BE(CURVE_POINTS, 8);
  for (let i = 0; i < CURVE_POINTS; i += 1) {
    const value = i / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    out.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * i);
  }
  return out;
}

function xyz(values: readonly [number, number, number]): Buffer {
  const out = Buffer.alloc(20);
  out.write('XYZ ', 'latin1');
  values.forEach((value, i) => out.writeInt32BE(Math.round(value * 65536), 8 + 4 * i));
  return out;
}

function description(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const head = Buffer.alloc(12);
  head.write('desc', 'latin1');
  head.writeUInt32BE(ascii.length, 8);
  // Empty Unicode and ScriptCode parts.
  return Buffer.concat([head, ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}
