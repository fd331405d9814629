/** What a line of page content does: Skia, and this program, write each painting operator on a line of its own. */
export type LineKind = 'opens mark' | 'closes mark' | 'shows text' | 'draws object' | 'paints' | 'other';

/**
 * Tells by the operator at the end of the line (ISO 32000-1, annex A). A long document has a million lines, so
 * this looks at characters instead of trying patterns.
 */
export function lineKind(line: string): LineKind {
  const end = line.length - 1;
  switch (line.charCodeAt(end)) {
    case 0x43: // C
      if (line === 'EMC') return 'closes mark';
      return line.endsWith('BDC') || line.endsWith('BMC') ? 'opens mark' : 'other';
    case 0x4a: // J
    case 0x6a: // j
      return line.charCodeAt(end - 1) === 0x54 ? 'shows text' : 'other';
    case 0x6f: // o
      return line.endsWith(' Do') ? 'draws object' : 'other';
    case 0x66: // f
    case 0x46: // F
    case 0x53: // S
    case 0x73: // s
    case 0x42: // B
    case 0x62: // b
    case 0x2a: // *
    case 0x68: // h
    case 0x49: // I
      return PAINTS.test(line) ? 'paints' : 'other';
    default:
      return 'other';
  }
}

const PAINTS = /(?:^|\s)(?:[fFSsBb]|[fBb]\*|sh|EI)$/;
const CONTENT_NUMBER = /\/MCID (\d+)/;

/** The number of the marked content that an opening line begins; undefined for other marks. */
export function contentNumber(line: string): number | undefined {
  const number = CONTENT_NUMBER.exec(line)?.[1];
  return number === undefined ? undefined : Number(number);
}
