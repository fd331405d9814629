import { glyphText, type GlyphText } from './glyph-text.js';
import { PAGINATION } from './mark-artifacts.js';
import { asDict, asName, asStream, type PdfDict } from './objects.js';
import { contentNumber, lineKind } from './operator-lines.js';
import { asText } from './pdf-string.js';
import { streamBytes } from './read-pdf.js';

/** What a page says. Lines end where Chromium sets a new position. */
export interface PageText {
  /** Text of each marked content, by its number. */
  readonly marked: ReadonlyMap<number, string>;
  /** Text that belongs to no element and not to the pagination either: decoration, or text that was lost. */
  readonly untagged: string;
  /** Everything, in the order in which it is drawn. */
  readonly all: string;
}

const FONT = /^\/(\S+) \S+ Tf$/;
const DRAWS = /^\/(\S+) Do$/;

interface Mark {
  readonly id: number | undefined;
  readonly isPagination: boolean;
  /** Text that stands for everything inside (ActualText). */
  readonly actual: string | undefined;
}

/** Reads a page of a finished file. Works line by line, as mark-artifacts does. */
export function pageText(page: PdfDict): PageText {
  const marked = new Map<number, string>();
  let untagged = '';
  let all = '';
  const say = (text: string, marks: readonly Mark[]): void => {
    const id = marks.findLast((mark) => mark.id !== undefined)?.id;
    if (id !== undefined) marked.set(id, (marked.get(id) ?? '') + text);
    else if (!marks.some((mark) => mark.isPagination)) untagged += text;
    all += text;
  };
  const stream = asStream(page.get('Contents'));
  if (stream) readLines(streamBytes(stream).toString('latin1'), asDict(page.get('Resources')), say, []);
  return { marked, untagged, all };
}

function readLines(
  content: string,
  resources: PdfDict | undefined,
  say: (text: string, marks: readonly Mark[]) => void,
  base: readonly Mark[],
): void {
  const fonts = new Map<string, GlyphText>();
  const fontOf = (name: string): GlyphText => {
    const known = fonts.get(name);
    if (known) return known;
    const font = asDict(asDict(resources?.get('Font'))?.get(name));
    const read = font ? glyphText(font) : () => '';
    fonts.set(name, read);
    return read;
  };
  const marks = [...base];
  let read: GlyphText = () => '';
  for (const line of content.split('\n')) {
    const kind = lineKind(line);
    if (kind === 'opens mark') {
      const actual = /\/ActualText ?(<[0-9A-Fa-f]*>|\(.*?[^\\]\))/.exec(line)?.[1];
      marks.push({
        id: contentNumber(line),
        isPagination: line === PAGINATION,
        actual: asText(actual),
      });
      if (actual !== undefined) say(asText(actual) ?? '', marks);
    } else if (kind === 'closes mark') {
      marks.pop();
    } else if (kind === 'shows text') {
      if (marks.some((mark) => mark.actual !== undefined)) continue;
      for (const [, hex = ''] of line.matchAll(/<([0-9A-Fa-f]*)>/g)) say(read(hex), marks);
    } else if (line === 'ET') {
      say('\n', marks);
    } else if (line.endsWith(' Tf')) {
      const font = FONT.exec(line)?.[1];
      if (font !== undefined) read = fontOf(font);
    } else if (kind === 'draws object') {
      const drawing = DRAWS.exec(line)?.[1];
      const form =
        drawing === undefined ? undefined : asStream(asDict(resources?.get('XObject'))?.get(drawing));
      if (form && asName(form.dict.get('Subtype')) === 'Form') {
        readLines(streamBytes(form).toString('latin1'), asDict(form.dict.get('Resources')), say, marks);
      }
    }
  }
}
