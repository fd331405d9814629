import type { DataRequest, Letter, Statement } from '../../model/response.js';
import type { RegulatorEvidence } from '../../model/regulator.js';
import { count, longDate, plural, shortDate } from '../format.js';
import { code, join, md, NOTHING, text, type Md } from '../md.js';
import { periodOf } from '../regulator/view.js';
import { seal } from '../seal.js';

/** A document as a cover sheet lists it. */
export interface ListedDocument {
  /** Name of the file in the item's folder. */
  readonly file: string;
  /** Absent for a signed statement. */
  readonly evidence?: RegulatorEvidence;
  readonly title: string;
  /** How the file differs from the one that is kept; absent when it is the same bytes. */
  readonly rendition?: string;
}

/** What every paper of a response says about itself. */
export interface ResponseHead {
  readonly entity: string;
  readonly letter: Letter;
  readonly isDraft: boolean;
}

export interface CoverSheet {
  readonly request: DataRequest;
  readonly documents: readonly ListedDocument[];
}

interface HeadView {
  readonly entity: Md;
  readonly reference: Md;
  readonly received: Md;
  readonly notice: Md;
  readonly isDraft: boolean;
}

interface DocumentView {
  readonly file: Md;
  readonly title: Md;
  readonly period: Md;
  readonly hash: Md;
}

/** The papers of a response: exactly one of the four is there. */
export interface ResponseView {
  readonly head: HeadView;
  readonly cover:
    | false
    | {
        readonly item: Md;
        readonly title: Md;
        readonly request: Md;
        readonly provisions: Md;
        readonly hasProvisions: boolean;
        readonly period: Md;
        readonly hasPeriod: boolean;
        readonly documents: readonly DocumentView[];
        readonly hasDocuments: boolean;
        readonly count: Md;
      };
  readonly index:
    | false
    | {
        readonly contact: Md;
        readonly items: readonly {
          readonly item: Md;
          readonly title: Md;
          readonly documents: Md;
        }[];
        readonly count: Md;
        readonly documents: Md;
      };
  readonly statement:
    | false
    | {
        readonly item: Md;
        readonly title: Md;
        readonly request: Md;
        readonly period: Md;
        readonly hasPeriod: boolean;
        readonly reason: Md;
        readonly by: Md;
        readonly role: Md;
        readonly on: Md;
      };
}

export function coverView(head: ResponseHead, { request, documents }: CoverSheet): ResponseView {
  return seal({
    head: headView(head),
    cover: {
      item: count(request.item),
      title: text(request.title),
      request: text(request.request),
      provisions: join(request.provisions.map((id) => text(`45 CFR ${id}`))),
      hasProvisions: request.provisions.length > 0,
      ...periodAsked(request),
      documents: documents.map(documentView),
      hasDocuments: documents.length > 0,
      count: plural(documents.length, 'document'),
    },
    index: false,
    statement: false,
  });
}

export function indexView(head: ResponseHead, sheets: readonly CoverSheet[]): ResponseView {
  const documents = sheets.reduce((sum, sheet) => sum + sheet.documents.length, 0);
  return seal({
    head: headView(head),
    cover: false,
    index: {
      contact: text(head.letter.contact ?? ''),
      items: sheets.map(({ request, documents: listed }) => ({
        item: count(request.item),
        title: text(request.title),
        documents: listed.length > 0 ? join(listed.map(({ file }) => code(file))) : text('–'),
      })),
      count: plural(sheets.length, 'item'),
      documents: plural(documents, 'document'),
    },
    statement: false,
  });
}

export function statementView(head: ResponseHead, request: DataRequest, statement: Statement): ResponseView {
  return seal({
    head: headView(head),
    cover: false,
    index: false,
    statement: {
      item: count(request.item),
      title: text(request.title),
      request: text(request.request),
      ...periodAsked(request),
      reason: text(statement.reason),
      by: text(statement.by),
      role: text(statement.title ?? ''),
      on: longDate(statement.on),
    },
  });
}

function headView({ entity, letter, isDraft }: ResponseHead): HeadView {
  return {
    entity: text(entity),
    reference: text(letter.reference ?? ''),
    received: longDate(letter.received),
    notice: longDate(letter.notice),
    isDraft,
  };
}

function periodAsked({ from, to }: DataRequest): { readonly period: Md; readonly hasPeriod: boolean } {
  if (from !== undefined && to !== undefined)
    return { period: md`${longDate(from)} to ${longDate(to)}`, hasPeriod: true };
  if (from !== undefined) return { period: md`from ${longDate(from)}`, hasPeriod: true };
  return to === undefined
    ? { period: NOTHING, hasPeriod: false }
    : { period: md`to ${longDate(to)}`, hasPeriod: true };
}

function documentView({ file, title, evidence, rendition }: ListedDocument): DocumentView {
  const dates = [
    ...(evidence?.covers ? [periodOf(evidence.covers)] : []),
    ...(evidence?.collectedAt === undefined ? [] : [md`collected ${shortDate(evidence.collectedAt)}`]),
  ];
  return {
    file: code(file),
    title: rendition === undefined ? text(title) : md`${text(title)} (${text(rendition)})`,
    period: dates.length > 0 ? join(dates, '; ') : text('–'),
    hash: evidence ? code(evidence.sha256) : text('–'),
  };
}
