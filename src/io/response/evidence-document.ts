import path from 'node:path';
import { CsvError } from 'csv-parse/sync';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { IsoDate } from '../../model/date.js';
import type { RegulatorEvidence } from '../../model/regulator.js';
import { evidenceHtml, markdownBody, pictureBody, textBody } from '../../render/response/evidence-html.js';
import type { Format } from '../../response/layout.js';
import { fontCss } from '../fonts.js';
import { makePdf } from '../pdf/make-pdf.js';
import type { Printer } from '../pdf/print-pdf.js';
import { csvWorkbook } from './csv-workbook.js';
import { decodeText, kindOf } from './file-kind.js';

/** An evidence file in a format that the portal takes. */
export interface EvidenceDocument {
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** From what it was rendered; absent where the bytes are those of the file. */
  readonly rendition?: string;
}

export interface Rendering {
  readonly printer: Printer;
  readonly style: string;
  readonly paper: 'Letter' | 'A4';
  readonly entity: string;
  /** For an item without a day of its own. */
  readonly notice: IsoDate;
  readonly isDraft: boolean;
}

/**
 * PDF, DOCX and XLSX as they are; CSV as a workbook; text, Markdown and pictures printed to PDF. What a file is, its
 * content decides. Throws DossierError (65) for anything else, naming item and file.
 */
export async function evidenceDocument(
  item: RegulatorEvidence,
  file: string,
  bytes: Uint8Array,
  rendering: Rendering,
): Promise<EvidenceDocument> {
  const kind = kindOf(bytes);
  const extension = path.posix.extname(file).toLowerCase();
  if (kind === 'pdf' || kind === 'docx' || kind === 'xlsx') {
    if (extension !== `.${kind}`) throw unusable(item, file, `is a ${kind.toUpperCase()} by its content`);
    return { format: kind, bytes };
  }
  const rendition = `rendered from ${extension.slice(1).toUpperCase()}`;
  if (kind === 'png' || kind === 'jpeg' || kind === 'gif' || kind === 'webp') {
    const source = `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;
    return { format: 'pdf', rendition, bytes: await print(item, pictureBody(item.title, source), rendering) };
  }
  const text = kind === 'text' ? decodeText(bytes) : undefined;
  if (text === undefined) throw unusable(item, file, 'is neither text, picture, PDF, DOCX nor XLSX');
  if (/^\.(pdf|docx|xlsx|png|jpe?g|gif|webp)$/.test(extension))
    throw unusable(item, file, 'is text by its content');
  if (extension === '.csv') return { format: 'xlsx', rendition, bytes: await workbook(item, file, text) };
  const body = extension === '.md' ? markdownBody(item.title, text) : textBody(item.title, text);
  return { format: 'pdf', rendition, bytes: await print(item, body, rendering) };
}

async function workbook(item: RegulatorEvidence, file: string, text: string): Promise<Uint8Array> {
  try {
    return await csvWorkbook(text);
  } catch (error) {
    if (!(error instanceof CsvError) && !(error instanceof RangeError)) throw error;
    throw unusable(item, file, `cannot be made a workbook: ${error.message}`);
  }
}

async function print(item: RegulatorEvidence, body: string, rendering: Rendering): Promise<Uint8Array> {
  const { printer, style, paper, entity, notice, isDraft } = rendering;
  const { pdf } = await makePdf(printer, {
    html: evidenceHtml(body, {
      style,
      paper,
      title: item.title,
      fontCss: await fontCss(`${body}${item.title}`),
    }),
    title: item.title,
    author: entity,
    subject: `Evidence ${item.id}`,
    keywords: [],
    date: item.collectedAt ?? notice,
    language: 'en-US',
    paper,
    header: { left: entity, right: isDraft ? 'DRAFT' : '' },
    footer: {
      left: `${item.id} · SHA-256 of the file ${item.sha256.slice(0, 12)}`,
      right: 'page {page} of {pages}',
    },
    attachments: [],
  });
  return pdf;
}

function unusable({ id }: RegulatorEvidence, file: string, what: string): DossierError {
  return new DossierError(`${id}: ${file} ${what}`, {
    exitCode: EXIT.badInput,
    hint: 'Keep it as PDF, DOCX or XLSX under the right name, or leave it out and send another document.',
  });
}
