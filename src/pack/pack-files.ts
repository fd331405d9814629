import { createHash } from 'node:crypto';
import { approvalText } from '../model/approval.js';
import { addYears, type IsoDate } from '../model/date.js';
import type { Dossier } from '../model/dossier.js';
import type { HashedEvidence } from '../model/evidence.js';
import { certification } from './certification.js';
import { AGENT } from './check-bag.js';
import { CUSTODY } from './check-pack.js';
import { type CustodyEvent, custodyLog } from './custody.js';
import { formatManifest, MANIFEST, TAG_MANIFEST } from './manifest.js';
import type { PackFile } from './pack-file.js';
import { distinctNames, portableName } from './portable-name.js';
import { BAG_DECLARATION, formatTags } from './tag-file.js';
import { verifyText } from './verify-text.js';

/** A document of the built output folder. */
export interface BuiltDocument {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PackInput {
  readonly dossier: Dossier;
  /** Which documents go in is the caller's choice: an edition for a regulator hands over none that is privileged. */
  readonly documents: readonly BuiltDocument[];
  /** Day of packing, and who packs. */
  readonly on: IsoDate;
  readonly by: string | undefined;
}

/** A CSV table from its header and rows, safe for spreadsheets. */
export type ToCsv = (header: readonly string[], rows: readonly (readonly string[])[]) => string;

export interface Pack {
  /** Every file, sorted by path; the same input gives the same bytes. */
  readonly files: readonly PackFile[];
  /** Folder that holds the files in the archive: `acme-2026-11-20`. */
  readonly name: string;
  /** SHA-256 of the tag manifest. */
  readonly seal: string;
  /** Items of the register that have no file to pack, with the reason. */
  readonly withoutFile: readonly { readonly item: HashedEvidence; readonly reason: string }[];
}

interface Placed {
  readonly item: HashedEvidence & {
    readonly file: string;
    readonly content: { readonly kind: 'hashed'; readonly sha256: string; readonly bytes: number };
  };
  readonly path: string;
}

/**
 * Every file of a pack, from a built dossier alone: a BagIt 1.0 bag (RFC 8493). Hashes of evidence and documents
 * are those that the dossier states; whoever copies the bytes must find the same.
 */
export function packFiles({ dossier, documents, on, by }: PackInput, csv: ToCsv): Pack {
  const placed = placeEvidence(dossier.evidence.map(({ item }) => item));
  const withoutFile = dossier.evidence.flatMap(({ item }) => {
    const reason = reasonWithoutFile(item);
    return reason === undefined ? [] : [{ item, reason }];
  });
  const payload = [
    ...documents.map(documentFile),
    ...placed.map(evidenceFile),
    text('data/index/evidence-files.csv', evidenceFilesCsv(placed, csv)),
    text('data/input/inputs.json', inputsJson(dossier)),
  ].toSorted(byPath);
  const custody = custodyLog(custodyEvents({ dossier, placed, withoutFile, payload, on, by }));
  const tool = `${AGENT} ${dossier.tool.version}`;
  const size = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const approved = dossier.approvals.filter(({ edition }) => edition === 'full');
  const tagFiles = [
    text('bagit.txt', BAG_DECLARATION),
    text(
      'bag-info.txt',
      formatTags([
        ['Source-Organization', dossier.engagement.entity.name],
        ['External-Identifier', packName(dossier)],
        ['External-Description', dossier.engagement.dossier.title],
        ['Bagging-Date', on],
        ['Payload-Oxum', `${size}.${payload.length}`],
        ['Bag-Software-Agent', tool],
        ['Assessed-As-Of', dossier.asOf],
        ['Retain-Until', addYears(on, 6)],
        ['Custody-Head', custody.head],
        ['Dossier-Schema', dossier.version],
        ['Dossier-Content-SHA256', dossier.contentHash],
        ['Dossier-State', approved.length > 0 ? 'approved' : 'draft'],
        ...approved.map((approval) => ['Approved-By', approvalText(approval)] as const),
      ]),
    ),
    text(CUSTODY, custody.text),
    text('custody/certification-902.md', certification({ dossier, on, tool, files: payload.length })),
    text('VERIFY.txt', verifyText(tool)),
    text(MANIFEST, formatManifest(payload)),
  ];
  const tagManifest = text(TAG_MANIFEST, formatManifest(tagFiles));
  return {
    files: [...payload, ...tagFiles, tagManifest].toSorted(byPath),
    name: packName(dossier),
    seal: tagManifest.sha256,
    withoutFile,
  };
}

function packName({ engagement, asOf }: Dossier): string {
  return `${engagement.name}-${asOf}`;
}

function placeEvidence(items: readonly HashedEvidence[]): readonly Placed[] {
  const withFile = items.filter((item): item is Placed['item'] => item.content.kind === 'hashed');
  const folders = distinctNames(withFile.map(({ id }) => id));
  return withFile.map((item, index) => {
    const name = portableName(item.file.split('/').at(-1) ?? '');
    return { item, path: `data/evidence/${folders[index] ?? ''}/${name}` };
  });
}

function reasonWithoutFile({ content }: HashedEvidence): string | undefined {
  if (content.kind === 'hashed') return undefined;
  if (content.kind === 'no file stated') return 'the register names no file';
  return content.reason ?? 'its file was not there when the dossier was built';
}

/** Tables go to the indices, everything else is a document. */
function documentFile({ name, bytes, sha256 }: BuiltDocument): PackFile {
  const folder = name.endsWith('.csv') ? 'index' : 'dossier';
  return { path: `data/${folder}/${name}`, bytes, sha256, content: { kind: 'document', name } };
}

function evidenceFile({ item: { id, file, content }, path }: Placed): PackFile {
  return { path, bytes: content.bytes, sha256: content.sha256, content: { kind: 'evidence', id, file } };
}

function evidenceFilesCsv(placed: readonly Placed[], csv: ToCsv): string {
  return csv(
    ['id', 'title', 'path', 'name_in_register', 'sha256', 'bytes'],
    placed.map(({ item, path }) => [
      item.id,
      item.title,
      path,
      item.file,
      item.content.sha256,
      String(item.content.bytes),
    ]),
  );
}

/** What the dossier was built from, by hash; the scanner files themselves stay at home. */
function inputsJson({ sources }: Dossier): string {
  const inputs = sources.map(({ file, bytes, sha256, formatTitle }) => ({
    file,
    bytes,
    sha256,
    format: formatTitle,
  }));
  return `${JSON.stringify({ inputs }, null, 2)}\n`;
}

function custodyEvents({
  dossier,
  placed,
  withoutFile,
  payload,
  on,
  by,
}: Pick<PackInput, 'dossier' | 'on' | 'by'> & {
  readonly placed: readonly Placed[];
  readonly withoutFile: Pack['withoutFile'];
  readonly payload: readonly PackFile[];
}): readonly CustodyEvent[] {
  const tool = `${AGENT} ${dossier.tool.version}`;
  const actor = by ?? 'not stated';
  const idOf = new Map(placed.map(({ item, path }) => [path, item.id]));
  return [
    ...dossier.evidence.map(({ item }): CustodyEvent => ({
      time: item.collectedAt ?? 'not stated',
      actor: item.collectedBy ?? 'not stated',
      action: 'collected',
      item: item.id,
      purpose: `Evidence for ${dossier.engagement.entity.name}`,
      ...(item.file !== undefined && { to: item.file }),
      location: `register ${item.at.file}${item.at.line === undefined ? '' : `, line ${item.at.line}`}`,
      ...(item.method !== undefined && { tool: item.method }),
    })),
    ...dossier.sources.map(({ file, sha256 }): CustodyEvent => ({
      time: dossier.asOf,
      actor: tool,
      action: 'read',
      item: file,
      sha256,
      purpose: `Build of the dossier with content ${dossier.contentHash.slice(0, 12)}`,
      tool,
    })),
    ...withoutFile.map(({ item, reason }): CustodyEvent => ({
      time: on,
      actor,
      action: 'not packed',
      item: item.id,
      purpose: reason,
      tool,
    })),
    ...payload.map(({ path, sha256, content }): CustodyEvent => ({
      time: on,
      actor,
      action: 'packed',
      item: idOf.get(path) ?? path,
      sha256,
      purpose: 'Pack for an auditor: hashed while it was copied, copy read back',
      ...(content.kind === 'evidence' && { from: content.file }),
      ...(content.kind === 'document' && { from: content.name }),
      to: path,
      tool,
    })),
  ];
}

function text(path: string, content: string): PackFile {
  const bytes = Buffer.from(content, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, bytes: bytes.length, sha256, content: { kind: 'text', text: content } };
}

function byPath(a: PackFile, b: PackFile): number {
  return a.path < b.path ? -1 : 1;
}
