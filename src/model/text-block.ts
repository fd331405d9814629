import { printable } from './printable.js';

/** Lines of at most `width` characters, broken between words; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

/** A text wrapped to `width`, every line indented. */
export function paragraph(text: string, width: number, indent = 0): readonly string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

/** A text wrapped to `width`, its further lines indented by `hang` more than its first one. */
export function hanging(text: string, width: number, indent: number, hang: number): readonly string[] {
  const [first = '', ...rest] = wrap(text, width - indent - hang);
  return [' '.repeat(indent) + first, ...rest.map((line) => ' '.repeat(indent + hang) + line)];
}

/** Room for a text: `width` for running text, `rowWidth` for a row of a table; both are infinite in a pipe. */
export interface TextLayout {
  readonly width: number;
  readonly rowWidth: number;
}

export interface Column {
  readonly head: string;
  /** The one column without a width takes what the others leave. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

interface Row {
  readonly cells: readonly string[];
  /** Further lines under the row. */
  readonly below?: readonly string[];
}

/** A table under its head and a rule, `width` wide; long cells are wrapped. */
export function table(columns: readonly Column[], rows: readonly Row[], width: number): readonly string[] {
  const fixed = columns.reduce((total, column) => total + (column.width ?? 0), 0);
  const rest = width - fixed - 2 * (columns.length - 1);
  const sized = columns.map((column) => ({ ...column, width: column.width ?? rest }));
  return [
    ...rowLines(
      sized,
      columns.map(({ head }) => head),
    ),
    '-'.repeat(width),
    ...rows.flatMap(({ cells, below = [] }) => [...rowLines(sized, cells), ...below]),
  ];
}

function rowLines(
  columns: readonly (Column & { readonly width: number })[],
  cells: readonly string[],
): readonly string[] {
  const wrapped = columns.map(({ width }, index) => wrap(cells[index] ?? '', width));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map(({ width, align }, index) => pad(wrapped[index]?.[row] ?? '', width, align))
      .join('  ')
      .trimEnd(),
  );
}

function pad(text: string, width: number, align: Column['align'] = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return align === 'left' ? text + blank : blank + text;
}

export function lengthOf(text: string): number {
  return Array.from(text).length;
}
