import { deflateSync } from 'node:zlib';
import { cleanStructure } from './clean-structure.js';
import { fileSpecifications, type Attachment } from './attachments.js';
import type { Draft } from './draft.js';
import { describeLinks } from './describe-links.js';
import { markArtifacts } from './mark-artifacts.js';
import { mendUnicode } from './mend-unicode.js';
import { asDict, asStream, dict, ref, required, type PdfDict, type PdfRef } from './objects.js';
import { pageContent } from './page-content.js';
import { pageTree } from './page-tree.js';
import { buildParentTree } from './parent-tree.js';
import { pdfText } from './pdf-string.js';
import { stampOperators } from './running-heads.js';
import { srgbProfile } from './srgb-profile.js';
import { writePdf } from './write-pdf.js';
import { xmpPacket, type Metadata } from './xmp.js';

export interface Finish {
  readonly metadata: Metadata;
  readonly attachments: readonly Attachment[];
  /** One drawing per page, laid over it as an artifact; none when empty. */
  readonly runningHeads: readonly PdfRef[];
}

/** Structure types that Chromium uses and ISO 32000-1 (table 333 and following) does not know. */
const ROLE_MAP = dict({ Strong: '/Span', Em: '/Span', Aside: '/Div' });

/**
 * Makes Chromium's print a conformant PDF/A-3a and PDF/UA-1 file: clean structure, everything else marked as
 * artifact, running heads, described links, metadata with the document's own date, sRGB output intent,
 * attachments. Consumes the draft. The same draft gives the same bytes.
 */
export function finishPdf(draft: Draft, finish: Finish): Buffer {
  const { catalog: source, pages, document, destinations, pageOf } = draft;
  const { metadata } = finish;
  const structure = ref(dict({ Type: '/StructTreeRoot', K: document, RoleMap: ROLE_MAP }));
  const contents = new Map(pages.map((page) => [page, pageContent(page)]));
  cleanStructure(document, structure, (page, id) => contents.get(page)?.speaking.has(id) === true);
  draft.fonts.forEach(mendUnicode);
  describeLinks(pages, pageOf);

  const { tree, nextKey, claimed } = buildParentTree(document, pages);
  asDict(structure)?.set('ParentTree', tree).set('ParentTreeNextKey', String(nextKey));
  pages.forEach((page, i) => {
    const operators = markArtifacts(contents.get(page)?.operators ?? '', claimed.get(page) ?? new Set());
    writeContent(required(asDict(page), 'page'), operators, finish.runningHeads[i]);
  });

  const date = `D:${metadata.date.replaceAll('-', '')}000000Z`;
  const files = fileSpecifications(finish.attachments, date);
  const catalog = dict({
    Type: '/Catalog',
    Pages: pageTree(pages),
    StructTreeRoot: structure,
    MarkInfo: dict({ Marked: 'true' }),
    Lang: pdfText(metadata.language),
    ViewerPreferences: dict({ DisplayDocTitle: 'true' }),
    Metadata: ref({
      kind: 'stream',
      // Uncompressed, so that tools that know no PDF can read it.
      dict: dict({ Type: '/Metadata', Subtype: '/XML' }),
      data: Buffer.from(xmpPacket(metadata), 'utf8'),
    }),
    OutputIntents: [outputIntent()],
    Dests: destinations.size > 0 ? ref(sorted(destinations)) : undefined,
    Outlines: source.get('Outlines'),
    PageMode: source.has('Outlines') ? '/UseOutlines' : undefined,
  });
  if (files.length > 0) {
    const names = files.flatMap(({ name, specification }) => [pdfText(name), specification]);
    catalog.set('Names', dict({ EmbeddedFiles: dict({ Names: names }) }));
    catalog.set(
      'AF',
      files.map(({ specification }) => specification),
    );
  }
  return writePdf(ref(catalog), ref(information(metadata, date)));
}

function writeContent(page: PdfDict, operators: string, runningHead: PdfRef | undefined): void {
  const content = runningHead ? `q\n${operators}\nQ\n${stampOperators(page, runningHead)}` : operators;
  const stream = required(asStream(page.get('Contents')), 'page content');
  stream.data = deflateSync(Buffer.from(content, 'latin1'));
  stream.dict.set('Filter', '/FlateDecode');
}

function outputIntent(): PdfRef {
  const profile = deflateSync(srgbProfile(), { level: 9 });
  return ref(
    dict({
      Type: '/OutputIntent',
      S: '/GTS_PDFA1',
      OutputConditionIdentifier: '(sRGB)',
      Info: '(sRGB IEC61966-2.1)',
      DestOutputProfile: ref({
        kind: 'stream',
        dict: dict({ N: '3', Filter: '/FlateDecode' }),
        data: profile,
      }),
    }),
  );
}

function information(metadata: Metadata, date: string): PdfDict {
  return dict({
    Title: pdfText(metadata.title),
    Author: pdfText(metadata.author),
    Subject: pdfText(metadata.subject),
    Keywords: pdfText(metadata.keywords.join(', ')),
    Creator: pdfText(metadata.creator),
    Producer: pdfText(metadata.producer),
    CreationDate: `(${date})`,
    ModDate: `(${date})`,
  });
}

function sorted(entries: PdfDict): PdfDict {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
