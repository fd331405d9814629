import { readFile } from 'node:fs/promises';
import type { Dossier } from '../../model/dossier.js';
import { DossierError, EXIT } from '../../model/diagnostic.js';
import type { RegulatorEvidence, RegulatorModel } from '../../model/regulator.js';
import type { Answer, ItemStatus } from '../../model/response.js';
import type { ResponseParts } from '../../response-documents.js';
import {
  coverView,
  indexView,
  type CoverSheet,
  type ListedDocument,
  type ResponseHead,
} from '../../render/response/view.js';
import { coverName, documentName, evidenceOf, itemFolder, statementTitle } from '../../response/layout.js';
import type { Printer } from '../pdf/print-pdf.js';
import { evidenceBytes } from './evidence-bytes.js';
import { evidenceDocument, type EvidenceDocument } from './evidence-document.js';
import { kindOf } from './file-kind.js';
import { printPaper } from './paper.js';
import { statementPath, type Workspace } from './workspace-files.js';

/** A file of the folder that goes to the portal, and where it comes from. */
export interface BuiltFile {
  /** `item-07_contingency-plan/07-01_restore-test.pdf`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly evidence?: RegulatorEvidence;
  readonly isRendered: boolean;
  readonly releasedBy?: string;
}

export interface BuildInput {
  readonly printer: Printer;
  readonly dossier: Pick<Dossier, 'evidence'>;
  /** Folder of the evidence register. */
  readonly evidenceFolder: string;
  readonly model: RegulatorModel;
  readonly workspace: Workspace;
  readonly statuses: readonly ItemStatus[];
  readonly parts: ResponseParts;
  readonly isDraft: boolean;
  readonly onStep: (text: string) => void;
}

/** Cover sheet and documents of every item, and the index. An item of evidence is rendered once. */
export async function buildFiles(input: BuildInput): Promise<readonly BuiltFile[]> {
  const { workspace, model, statuses, isDraft } = input;
  const head: ResponseHead = { entity: model.entity.name, letter: workspace.letter, isDraft };
  const rendered = new Map<string, EvidenceDocument>();
  const files: BuiltFile[] = [];
  const sheets: CoverSheet[] = [];
  for (const status of statuses) {
    input.onStep(`item ${status.request.item} of ${statuses.length}`);
    const folder = itemFolder(status);
    const documents = await documentsOf(status, input, rendered);
    const listed = documents.map(({ listed: each }) => each);
    const sheet = { request: status.request, documents: listed };
    sheets.push(sheet);
    const cover = await printPaper(input.printer, coverView(head, sheet), {
      title: `Item ${status.request.item}: ${status.request.title}`,
      head,
      date: workspace.letter.received,
      parts: input.parts,
    });
    files.push({ path: `${folder}/${coverName(status)}`, bytes: cover, isRendered: true });
    files.push(...documents.map(({ listed: { file }, ...rest }) => ({ ...rest, path: `${folder}/${file}` })));
  }
  const index = await printPaper(input.printer, indexView(head, sheets), {
    title: 'Index of the response',
    head,
    date: workspace.letter.received,
    parts: input.parts,
  });
  return [{ path: '00-index.pdf', bytes: index, isRendered: true }, ...files];
}

type ItemDocument = Omit<BuiltFile, 'path'> & { readonly listed: ListedDocument };

async function documentsOf(
  status: ItemStatus,
  input: BuildInput,
  rendered: Map<string, EvidenceDocument>,
): Promise<readonly ItemDocument[]> {
  const { request } = status;
  const documents: ItemDocument[] = [];
  for (const evidence of evidenceOf(status, input.model.evidence)) {
    const document = rendered.get(evidence.id) ?? (await render(evidence, input));
    rendered.set(evidence.id, document);
    const file = documentName(request.item, documents.length + 1, evidence.title, document.format);
    const releasedBy = releaseOf(request.item, evidence.id, input.workspace.answers);
    documents.push({
      bytes: document.bytes,
      evidence,
      isRendered: document.rendition !== undefined,
      ...(releasedBy !== undefined && { releasedBy }),
      listed: {
        file,
        evidence,
        title: evidence.title,
        ...(document.rendition !== undefined && { rendition: document.rendition }),
      },
    });
  }
  if (status.hasStatement) {
    const title = statementTitle(request.item);
    const file = documentName(request.item, documents.length + 1, title, 'pdf');
    const bytes = await signedStatement(input.workspace, request.item);
    documents.push({ bytes, isRendered: false, listed: { file, title } });
  }
  return documents;
}

async function render(item: RegulatorEvidence, input: BuildInput): Promise<EvidenceDocument> {
  const { dossier, evidenceFolder, model, workspace, parts, printer, isDraft } = input;
  const file = dossier.evidence.find((matched) => matched.item.id === item.id)?.item.file;
  if (file === undefined) throw new RangeError(`${item.id} has no file`);
  const bytes = await evidenceBytes(evidenceFolder, { id: item.id, file, hash: item.sha256 });
  return evidenceDocument(item, file, bytes, {
    printer,
    style: parts.templates.style,
    paper: parts.paper,
    entity: model.entity.name,
    notice: workspace.letter.notice,
    isDraft,
  });
}

async function signedStatement({ folder }: Workspace, item: number): Promise<Uint8Array> {
  const full = statementPath(folder, item, true);
  const bytes = await readFile(full);
  if (kindOf(bytes) === 'pdf') return bytes;
  throw new DossierError(`${full} is no PDF`, {
    exitCode: EXIT.badInput,
    hint: 'Put the signed statement there as a PDF, such as a scan.',
  });
}

function releaseOf(item: number, evidence: string, answers: readonly Answer[]): string | undefined {
  return answers.find((answer) => answer.item === item && answer.evidence === evidence)?.releasedBy;
}
