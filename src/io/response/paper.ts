import type { IsoDate } from '../../model/date.js';
import { renderResponsePaper, responseHeads, type ResponseParts } from '../../response-documents.js';
import type { ResponseHead, ResponseView } from '../../render/response/view.js';
import { makePdf } from '../pdf/make-pdf.js';
import type { Printer } from '../pdf/print-pdf.js';

/** Prints a cover sheet, the index or a statement. */
export async function printPaper(
  printer: Printer,
  view: ResponseView,
  paper: {
    readonly title: string;
    readonly head: ResponseHead;
    readonly date: IsoDate;
    readonly parts: ResponseParts;
  },
): Promise<Uint8Array> {
  const { title, head, date, parts } = paper;
  const { pdf } = await makePdf(printer, {
    html: await renderResponsePaper(view, title, parts),
    title,
    author: head.entity,
    subject: 'Response to a data request of the Office for Civil Rights',
    keywords: [],
    date,
    language: 'en-US',
    paper: parts.paper,
    header: responseHeads(head),
    footer: { left: title, right: 'page {page} of {pages}' },
    attachments: [],
  });
  return pdf;
}
