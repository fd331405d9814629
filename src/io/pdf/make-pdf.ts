import type { IsoDate } from '../../model/date.js';
import type { Paper, Printer } from './print-pdf.js';

/** A file inside the PDF (PDF/A-3 associated file), with its relation to the document. */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly relationship: 'Data' | 'Source' | 'Supplement';
}

/** Plain text of a running head or foot. `{page}`, `{pages}` and `{section}` are filled in per page. */
export interface RunningLine {
  readonly left: string;
  readonly right: string;
}

/** A document that is ready to print, and what belongs to it. */
export interface PdfDocument {
  /** Complete HTML document, see makePdf for what it must and must not hold. */
  readonly html: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Date of the document, from the input: the clock is never asked. */
  readonly date: IsoDate;
  readonly language: 'en-US';
  readonly paper: Paper;
  readonly header: RunningLine;
  readonly footer: RunningLine;
  readonly attachments: readonly Attachment[];
  /** The number of pages that the edition must have; any other is an error that names both. */
  readonly exactPages?: number;
}

export interface FinishedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/**
 * Prints a document.
 */
export async function makePdf(printer: Printer, document: PdfDocument): Promise<FinishedPdf> {
  const pdf = await printer.print(document.html, { paper: document.paper, tagged: true });
  return {
    pdf,
    pages:
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length ?? 0,
  };
}
