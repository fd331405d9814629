import { styleText } from 'node:util';
import { printable } from '../model/printable.js';

/** Says on stderr what the program is doing; `silent` when stderr is no terminal or the user asked for quiet. */
export interface Progress {
  /** Replaces the current line. */
  step(text: string): void;
  /** Clears the line. */
  done(): void;
}

const SILENT: Progress = { step: () => undefined, done: () => undefined };
const CLEAR_LINE = '\r\u001B[2K';

export function createProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet || !stream.isTTY || process.env['TERM'] === 'dumb') return SILENT;
  return {
    step(text) {
      const room = Math.max(20, (stream.columns ?? 80) - 4);
      const shown = printable(text);
      const line = shown.length > room ? `${shown.slice(0, room - 1)}…` : shown;
      stream.write(`${CLEAR_LINE}${styleText('dim', `· ${line}`, { stream })}`);
    },
    done() {
      stream.write(CLEAR_LINE);
    },
  };
}
