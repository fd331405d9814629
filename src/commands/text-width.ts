import type { TextLayout } from '../model/text-block.js';

const PIPE_WIDTH = 80;

/** Columns of running text: the terminal's within limits that read well, 80 in a pipe. */
export function textWidth(stream: NodeJS.WriteStream): number {
  return Math.max(60, Math.min(stream.columns ?? PIPE_WIDTH, 110));
}

/** Room on a stream: a row of a table has the whole terminal; in a pipe nothing is broken, for grep and awk. */
export function textLayout(stream: NodeJS.WriteStream): TextLayout {
  if (!stream.isTTY) return { width: Infinity, rowWidth: Infinity };
  const width = textWidth(stream);
  return { width, rowWidth: Math.max(width, stream.columns) };
}
