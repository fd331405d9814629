import type { Diagnostic } from '../model/diagnostic.js';
import { diagnosticLines } from './diagnostic-lines.js';
import { wrapFor } from './wrap.js';

/** Prints a diagnostic for people, `before` in front of its first line and `indent` in front of all. */
export function writeDiagnostic(
  stream: NodeJS.WriteStream,
  diagnostic: Diagnostic,
  { before = '', indent = '' }: { readonly before?: string; readonly indent?: string } = {},
): void {
  const [head = '', ...details] = diagnosticLines(diagnostic);
  stream.write(wrapFor(stream, `${before}${head}`, indent));
  for (const detail of details) stream.write(wrapFor(stream, detail.trimStart(), `${indent}  `));
}
