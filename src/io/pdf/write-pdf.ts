import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dict, isRef, isStream, type PdfDict, type PdfRef, type PdfValue } from './objects.js';

/** Objects per object stream: few enough that a viewer needn't inflate much for one of them. */
const OBJECTS_PER_STREAM = 400;
/** A row of the cross-reference stream: kind, offset or stream number, index. */
const ROW_WIDTHS = [1, 4, 2] as const;
const ROW = 7;

/**
 * Writes the objects that can be reached from the catalog and the information dictionary as PDF 1.7 with object
 * streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). Object numbers follow the order of first
 * visit, and the file identifier is the SHA-256 of the content, so that the same graph gives the same bytes.
 */
export function writePdf(catalog: PdfRef, info: PdfRef): Buffer {
  const reached = reachable([catalog, info]);
  const streams = reached.filter((object) => isStream(object.value));
  const others = reached.filter((object) => !isStream(object.value));
  const numbers = new Map<PdfRef, number>([...others, ...streams].map((object, i) => [object, i + 1]));
  const firstHolder = reached.length + 1;
  const table = firstHolder + Math.ceil(others.length / OBJECTS_PER_STREAM);
  const rows = Buffer.alloc((table + 1) * ROW);
  const setRow = (number: number, kind: number, a: number, b: number): void => {
    rows[number * ROW] = kind;
    rows.writeUInt32BE(a, number * ROW + 1);
    rows.writeUInt16BE(b, number * ROW + 5);
  };
  setRow(0, 0, 0, 0xffff);

  const chunks: Buffer[] = [];
  let position = 0;
  const push = (chunk: Buffer): void => {
    chunks.push(chunk);
    position += chunk.length;
  };
  const pushStream = (number: number, entries: PdfDict, data: Uint8Array): void => {
    setRow(number, 1, position, 0);
    const head = serialize(new Map([...entries, ['Length', String(data.length)]]), numbers);
    push(Buffer.from(`${number} 0 obj\n${head}\nstream\n`, 'latin1'));
    push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };

  push(Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'));
  for (const object of streams) {
    if (isStream(object.value)) pushStream(numbers.get(object) ?? 0, object.value.dict, object.value.data);
  }
  for (let first = 0; first < others.length; first += OBJECTS_PER_STREAM) {
    const members = others.slice(first, first + OBJECTS_PER_STREAM);
    const holder = firstHolder + first / OBJECTS_PER_STREAM;
    let index = '';
    let body = '';
    members.forEach((object, i) => {
      index += `${numbers.get(object)} ${body.length} `;
      body += `${serialize(object.value, numbers)}\n`;
      setRow(numbers.get(object) ?? 0, 2, holder, i);
    });
    const entries = dict({ Type: '/ObjStm', N: String(members.length), First: String(index.length) });
    entries.set('Filter', '/FlateDecode');
    pushStream(holder, entries, deflateSync(Buffer.from(index + body, 'latin1')));
  }

  const id = `<${sha256(chunks).slice(0, 32).toUpperCase()}>`;
  const start = position;
  setRow(table, 1, start, 0);
  const trailer = dict({
    Type: '/XRef',
    Size: String(table + 1),
    W: ROW_WIDTHS.map(String),
    Root: catalog,
    Info: info,
    ID: [id, id],
    Filter: '/FlateDecode',
    DecodeParms: dict({ Predictor: '12', Columns: String(ROW) }),
  });
  pushStream(table, trailer, deflateSync(differences(rows), { level: 9 }));
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(chunks);
}

/** Every indirect object, in the order of a walk in depth. An own stack: structure trees are deep and long. */
function reachable(roots: readonly PdfRef[]): readonly PdfRef[] {
  const seen = new Set<PdfRef>();
  const open: PdfRef[] = [];
  const visit = (value: PdfValue): void => {
    if (typeof value === 'string') return;
    if (isRef(value)) {
      if (seen.has(value)) return;
      seen.add(value);
      open.push(value);
    } else if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (isStream(value)) {
      visit(value.dict);
    } else {
      value.forEach(visit);
    }
  };
  roots.forEach(visit);
  for (let next = open.pop(); next; next = open.pop()) visit(next.value);
  return [...seen];
}

function serialize(value: PdfValue, numbers: ReadonlyMap<PdfRef, number>): string {
  if (typeof value === 'string') return value;
  if (isRef(value)) return `${numbers.get(value)} 0 R`;
  if (isStream(value)) throw new Error('a stream must be an indirect object');
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      const part = serialize(item, numbers);
      text += text === '' || /^[/[<(]/.test(part) ? part : ` ${part}`;
    }
    return `[${text}]`;
  }
  for (const [key, item] of value) {
    const part = serialize(item, numbers);
    text += /^[/[<(]/.test(part) ? `/${key}${part}` : `/${key} ${part}`;
  }
  return `<<${text}>>`;
}

/** Each row as its difference from the row above (PNG predictor "up"): it compresses several times better. */
function differences(rows: Buffer): Buffer {
  const count = rows.length / ROW;
  const out = Buffer.alloc(count * (ROW + 1));
  for (let row = 0; row < count; row += 1) {
    out[row * (ROW + 1)] = 2;
    for (let i = 0; i < ROW; i += 1) {
      const above = row === 0 ? 0 : (rows[(row - 1) * ROW + i] ?? 0);
      out[row * (ROW + 1) + 1 + i] = ((rows[row * ROW + i] ?? 0) - above) & 0xff;
    }
  }
  return out;
}

function sha256(chunks: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
