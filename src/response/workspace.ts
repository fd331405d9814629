import { z } from 'zod';
import { isoDate, parseIsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Answer, DataRequest, Letter, Statement } from '../model/response.js';
import { readYaml } from '../yaml/read-yaml.js';
import { readTable, writeTable, type TableReading } from './table.js';

const text = z.string().trim().min(1);

const day = z
  .string()
  .refine((value) => value.length === 10 && parseIsoDate(value) !== undefined, {
    error: 'is not a calendar day',
    params: { allowed: 'YYYY-MM-DD' },
  })
  .transform(isoDate);

const CITATION = /^16[04]\.\d{3}(\([A-Za-z0-9]{1,5}\))*$/;

const provisions = z.string().transform((value, context): readonly string[] => {
  const ids = value.split(/[\s;,]+/).filter((id) => id !== '');
  const wrong = ids.find((id) => !CITATION.test(id));
  if (wrong === undefined) return ids;
  const params = { allowed: 'citations such as 164.312(b), separated by spaces' };
  context.addIssue({ code: 'custom', message: `has \`${wrong}\`, which is no citation`, params });
  return z.NEVER;
});

const item = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: 'is not the number of an item, 1 to 999' })
  .transform(Number);

const letterSchema: z.ZodType<Letter> = z.strictObject({
  reference: text.optional(),
  received: day,
  due: day,
  dueBasis: text,
  notice: day,
  contact: text.optional(),
});

const requestSchema: z.ZodType<DataRequest> = z
  .strictObject({
    item,
    title: text.max(120),
    request: text,
    provisions: provisions.default([]),
    from: day.optional(),
    to: day.optional(),
    owner: text.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'ends before it begins',
    path: ['to'],
  });

const answerSchema: z.ZodType<Answer> = z
  .strictObject({
    item,
    evidence: text,
    decision: z.enum(['proposed', 'send', 'leave out']),
    reason: text.optional(),
    releasedBy: text.optional(),
    releasedOn: day.optional(),
  })
  .refine(({ releasedBy, releasedOn }) => (releasedBy === undefined) === (releasedOn === undefined), {
    error: 'needs both, releasedBy and releasedOn',
    path: ['releasedBy'],
  });

const statementSchema: z.ZodType<Statement> = z.strictObject({
  item,
  reason: text,
  by: text,
  title: text.optional(),
  on: day,
});

const REQUEST_COLUMNS = ['item', 'title', 'request', 'provisions', 'from', 'to', 'owner'] as const;
const ANSWER_COLUMNS = ['item', 'evidence', 'decision', 'reason', 'releasedBy', 'releasedOn'] as const;
const STATEMENT_COLUMNS = ['item', 'reason', 'by', 'title', 'on'] as const;

export function readLetter(
  content: string,
  file: string,
): { readonly letter?: Letter; readonly diagnostics: readonly Diagnostic[] } {
  const reading = readYaml(content, file, letterSchema);
  return reading.kind === 'read'
    ? { letter: reading.value, diagnostics: [] }
    : { diagnostics: reading.diagnostics };
}

/** `letter.yaml` with what a person may want to change explained beside it. */
export function letterYaml(letter: Letter): string {
  const line = (name: string, value: string | undefined, comment: string): string =>
    value === undefined ? `# ${name}:  # ${comment}` : `${name}: ${JSON.stringify(value)}  # ${comment}`;
  return `# The letter that is answered here. Days are YYYY-MM-DD.
${line('reference', letter.reference, 'number that OCR gave the matter')}
${line('received', letter.received, 'day on which the letter came')}
${line('due', letter.due, 'last day; the day that the letter itself names goes first')}
${line('dueBasis', letter.dueBasis, 'how it was counted')}
${line('notice', letter.notice, 'documents in force on this day are sent, later versions are not')}
${line('contact', letter.contact, 'who answers for the entity')}
`;
}

export function readRequests(content: string, file: string): TableReading<DataRequest> {
  const reading = readTable(content, file, REQUEST_COLUMNS, requestSchema);
  const seen = new Set<number>();
  const twice = reading.rows.filter((row) => seen.size === seen.add(row.item).size);
  return {
    rows: reading.rows.toSorted((a, b) => a.item - b.item),
    diagnostics: [
      ...reading.diagnostics,
      ...twice.map((row): Diagnostic => ({
        level: 'error',
        code: 'duplicate-item',
        message: 'The item is requested twice.',
        at: { file, field: 'item' },
        value: String(row.item),
        hint: 'Give each request its own number.',
      })),
    ],
  };
}

export function requestsCsv(requests: readonly DataRequest[]): string {
  return writeTable(
    REQUEST_COLUMNS,
    requests.map((row) => ({ ...row, provisions: row.provisions.join(' ') })),
  );
}

export function readAnswers(content: string, file: string): TableReading<Answer> {
  return readTable(content, file, ANSWER_COLUMNS, answerSchema);
}

export function answersCsv(answers: readonly Answer[]): string {
  return writeTable(ANSWER_COLUMNS, answers);
}

export function readStatements(content: string, file: string): TableReading<Statement> {
  return readTable(content, file, STATEMENT_COLUMNS, statementSchema);
}

export function statementsCsv(statements: readonly Statement[]): string {
  return writeTable(STATEMENT_COLUMNS, statements);
}
