import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What happened to one item: who had it, when, why, from where to where (CNSSI 4009, NIST SP 800-86). */
export interface CustodyEvent {
  /** Day, or instant in UTC, as stated; `not stated` where the register leaves it out. */
  readonly time: string;
  readonly actor: string;
  readonly action: 'collected' | 'read' | 'packed' | 'not packed';
  /** Evidence id, or path of a document or input. */
  readonly item: string;
  readonly sha256?: string;
  readonly purpose: string;
  readonly from?: string;
  readonly to?: string;
  readonly location?: string;
  /** Program, command or procedure by which it was done. */
  readonly tool?: string;
}

const START = '0'.repeat(64);

const LINE = z.strictObject({
  seq: z.int(),
  prev: z.string(),
  time: z.string(),
  actor: z.string(),
  action: z.string(),
  item: z.string(),
  sha256: z.string().nullable(),
  purpose: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  location: z.string().nullable(),
  tool: z.string().nullable(),
});

export type CustodyLine = Readonly<z.infer<typeof LINE>>;

/** `custody.jsonl`: each line holds the SHA-256 of the line before it, without its line feed. */
export function custodyLog(events: readonly CustodyEvent[]): {
  readonly text: string;
  readonly head: string;
} {
  let head = START;
  const lines = events.map((event, index) => {
    const line = JSON.stringify({
      seq: index + 1,
      prev: head,
      time: event.time,
      actor: event.actor,
      action: event.action,
      item: event.item,
      sha256: event.sha256 ?? null,
      purpose: event.purpose,
      from: event.from ?? null,
      to: event.to ?? null,
      location: event.location ?? null,
      tool: event.tool ?? null,
    } satisfies CustodyLine);
    head = hash(line);
    return `${line}\n`;
  });
  return { text: lines.join(''), head };
}

/** Reads a log back and follows its chain; `broken` says at which line it does not hold. */
export function readCustody(text: string): {
  readonly lines: readonly CustodyLine[];
  readonly head: string;
  readonly broken?: string;
} {
  let head = START;
  const lines: CustodyLine[] = [];
  for (const [index, raw] of text.split('\n').slice(0, -1).entries()) {
    const line = lineOf(raw);
    if (!line) return { lines, head, broken: `line ${index + 1} is no entry of a custody log` };
    if (line.seq !== index + 1 || line.prev !== head) {
      return { lines, head, broken: `line ${index + 1} does not follow the line before it` };
    }
    lines.push(line);
    head = hash(raw);
  }
  if (!text.endsWith('\n')) return { lines, head, broken: 'its last line is cut' };
  return { lines, head };
}

function lineOf(raw: string): CustodyLine | undefined {
  try {
    return LINE.safeParse(JSON.parse(raw)).data;
  } catch {
    return undefined;
  }
}

function hash(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}
