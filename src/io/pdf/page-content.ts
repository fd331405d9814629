import { joinGlyphs } from './join-glyphs.js';
import { asDict, asStream, required, type PdfRef } from './objects.js';
import { contentNumber, lineKind } from './operator-lines.js';
import { streamBytes } from './read-pdf.js';

/** The drawing operators of a page, and the marked contents among them that say something. */
export interface PageContent {
  readonly operators: string;
  /** Numbers of the marked contents that show text or an image; the others draw borders and backgrounds. */
  readonly speaking: ReadonlySet<number>;
}

export function pageContent(page: PdfRef): PageContent {
  const entries = required(asDict(page), 'page');
  const stream = required(asStream(entries.get('Contents')), 'page content');
  const operators = joinGlyphs(streamBytes(stream).toString('latin1'), asDict(entries.get('Resources')));
  return { operators, speaking: speakingContents(operators) };
}

function speakingContents(operators: string): ReadonlySet<number> {
  const speaking = new Set<number>();
  const open: (number | undefined)[] = [];
  for (const line of operators.split('\n')) {
    switch (lineKind(line)) {
      case 'opens mark':
        open.push(contentNumber(line) ?? open.at(-1));
        break;
      case 'closes mark':
        open.pop();
        break;
      case 'shows text':
      case 'draws object': {
        const id = open.at(-1);
        if (id !== undefined) speaking.add(id);
        break;
      }
      default:
    }
  }
  return speaking;
}
