import { styleText } from 'node:util';
import type { SummaryRow } from '../render/summary-row.js';
import { printable } from '../model/printable.js';
import { wrap } from './wrap.js';

const LABEL_WIDTH = 10;

/** Prints rows as a label column and wrapped text, never wider than the terminal. */
export function printSummary(title: string, rows: readonly SummaryRow[], stream: NodeJS.WriteStream): void {
  const width = Math.max(60, Math.min(stream.columns ?? 100, 110));
  stream.write(`\n${styleText('bold', printable(title), { stream })}\n\n`);
  for (const row of rows) {
    const lines = row.lines.flatMap((line) => wrap(line, width - LABEL_WIDTH - 1));
    for (const [index, line] of lines.entries()) {
      const label = (index === 0 ? row.label : '').padEnd(LABEL_WIDTH);
      stream.write(`${styleText('cyan', label, { stream })} ${line}\n`);
    }
  }
}
