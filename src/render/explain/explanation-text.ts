import { dollarText } from '../../model/money.js';
import { printable } from '../../model/printable.js';
import { lengthOf, wrap } from '../../model/text-block.js';
import type { Explanation, Fact, Sum } from './explanation.js';

const INDENT = 2;
const LABEL_MOST = 12;

/** An explanation for the terminal: nested blocks, wrapped to `width`; what has no space in it is never broken. */
export function explanationText(explanation: Explanation, width: number): string {
  return `${block(explanation, 0, width).join('\n')}\n`;
}

function block(
  { title, facts, sum, children }: Explanation,
  depth: number,
  width: number,
): readonly string[] {
  const indent = ' '.repeat(depth * INDENT);
  const inner = ' '.repeat((depth + 1) * INDENT);
  const room = width - inner.length;
  return [
    ...wrap(title, width - indent.length - INDENT).map(
      (line, index) => `${indent}${index > 0 ? '  ' : ''}${line}`,
    ),
    ...factLines(facts, room).map((line) => `${inner}${line}`),
    ...(sum ? sumLines(sum, room).map((line) => `${inner}${line}`) : []),
    ...children.flatMap((child) => [...(depth === 0 ? [''] : []), ...block(child, depth + 1, width)]),
  ];
}

function factLines(facts: readonly Fact[], width: number): readonly string[] {
  const column = Math.min(LABEL_MOST, Math.max(0, ...facts.map(({ label }) => label.length))) + 2;
  return facts.flatMap(({ label, text }) =>
    wrap(text, width - column).map((line, index) => `${(index === 0 ? label : '').padEnd(column)}${line}`),
  );
}

/** Labels left, amounts right, the detail between them where there is room and below where there is not. */
function sumLines({ terms, total }: Sum, width: number): readonly string[] {
  const rows = [...terms, { ...total, label: `= ${total.label}` }].map(({ label, detail = '', cents }) => ({
    label: printable(label),
    detail: printable(detail),
    amount: dollarText(cents),
  }));
  const amountWidth = Math.max(...rows.map(({ amount }) => amount.length));
  const left = width - amountWidth - INDENT;
  const short = rows.map(({ label }) => lengthOf(label)).filter((size) => size < left / 2);
  const column = Math.max(0, ...short) + INDENT;
  const lines = rows.flatMap(({ label, detail, amount }) => {
    const beside = detail ? `${pad(label, column)}${detail}` : label;
    const fits = lengthOf(label) < column && lengthOf(beside) <= left;
    const first = fits ? beside : label;
    const below = fits || !detail ? [] : wrap(detail, left - INDENT);
    return [
      `${pad(first, left)}${' '.repeat(INDENT)}${amount.padStart(amountWidth)}`,
      ...below.map((line) => `${' '.repeat(INDENT)}${line}`),
    ];
  });
  return [
    ...lines.slice(0, -1),
    `${' '.repeat(left + INDENT)}${'-'.repeat(amountWidth)}`,
    ...lines.slice(-1),
  ];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
