import { asArray, asDict, asStream, isRef, type PdfDict, type PdfRef } from '../objects.js';
import { pageText, type PageText } from '../page-text.js';
import { pagesOf } from '../page-tree.js';
import { readPdf, streamBytes, type PdfFile } from '../read-pdf.js';

/** One condition that the file does not meet. */
export interface PdfProblem {
  /** Where the condition is written: ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3), or this program's own. */
  readonly rule: string;
  readonly message: string;
  /** 1-based. */
  readonly page?: number;
}

export interface CheckedPage {
  readonly ref: PdfRef;
  readonly entries: PdfDict;
  readonly number: number;
  readonly lines: readonly string[];
  readonly text: PageText;
}

/** A file as all checks see it; read once. */
export interface CheckedPdf {
  readonly file: PdfFile;
  readonly pages: readonly CheckedPage[];
  readonly structure: PdfDict | undefined;
  /** Root elements of the structure tree. */
  readonly roots: readonly PdfRef[];
}

export function openForChecks(bytes: Uint8Array): CheckedPdf {
  const file = readPdf(bytes);
  const pages = pagesOf(file.catalog).flatMap((ref, i): CheckedPage[] => {
    const entries = asDict(ref);
    if (!entries) return [];
    const stream = asStream(entries.get('Contents'));
    const lines = stream ? streamBytes(stream).toString('latin1').split('\n') : [];
    return [{ ref, entries, number: i + 1, lines, text: pageText(entries) }];
  });
  const structure = asDict(file.catalog.get('StructTreeRoot'));
  const kids = structure?.get('K');
  const roots = (asArray(kids) ?? [kids]).filter(isRef);
  return { file, pages, structure, roots };
}
