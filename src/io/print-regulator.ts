import type { RegulatorModel } from '../model/regulator.js';
import { regulatorHeads, regulatorTitle, type RegulatorDocuments } from '../regulator-documents.js';
import { makePdf, type FinishedPdf } from './pdf/make-pdf.js';
import type { Printer } from './pdf/print-pdf.js';

/** Prints the regulator edition. It carries no attachment, and its metadata come from the regulator's model. */
export async function printRegulator(
  printer: Printer,
  model: RegulatorModel,
  { print }: RegulatorDocuments,
): Promise<FinishedPdf> {
  const heads = regulatorHeads(model);
  return makePdf(printer, {
    html: print,
    title: regulatorTitle(model),
    author: model.entity.name,
    subject: 'Safeguards under 45 CFR part 164, subpart C, and the evidence on file',
    keywords: ['HIPAA', 'Security Rule', 'evidence'],
    date: model.asOf,
    language: 'en-US',
    paper: model.paper,
    header: { left: heads.left, right: `{section} · ${heads.right}` },
    footer: { left: heads.foot, right: 'page {page} of {pages}' },
    attachments: [],
  });
}
