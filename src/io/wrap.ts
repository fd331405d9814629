import { printable } from '../model/printable.js';

/** Breaks a text between words into lines of at most `width`; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

/** A message for a stream: on a terminal broken at its width with `indent` kept; elsewhere one line, for grep. */
export function wrapFor(stream: NodeJS.WriteStream, text: string, indent = ''): string {
  if (!stream.isTTY) return `${indent}${printable(text)}\n`;
  const width = Math.max(40, stream.columns) - indent.length;
  return wrap(text, width)
    .map((line) => `${indent}${line}\n`)
    .join('');
}
