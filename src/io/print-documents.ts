import type { Documents } from '../documents.js';
import { runningHeads } from '../documents.js';
import { DossierError, EXIT, type Diagnostic } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import type { Pieces } from '../render/pieces.js';
import { encoded } from './encoded.js';
import { makePdf, PageCountError, type FinishedPdf, type PdfDocument } from './pdf/make-pdf.js';
import { openPrinter, type Printer, type PrintingBrowser } from './pdf/print-pdf.js';

export interface PrintedDocuments {
  readonly full: Uint8Array;
  readonly fullPages: number;
  readonly board: Uint8Array;
  readonly browser: PrintingBrowser;
  /** What a reader of the PDFs must know: a browser without its sandbox, characters that no font has. */
  readonly notices: readonly Diagnostic[];
}

type PrintResult =
  | ({ readonly kind: 'printed' } & PrintedDocuments)
  | { readonly kind: 'no browser'; readonly error: DossierError };

const BOARD_PAGES = 2;

/** A browser on its way; `close` ends it whether or not it ever came up. */
export interface StartingPrinter {
  readonly opened: Promise<Printer | DossierError>;
  close(): Promise<void>;
}

/** Starts the browser in the background. No browser is a value, so that the other documents can still be written. */
export function startPrinter(browser: string | undefined): StartingPrinter {
  const opened = openPrinter({ flag: browser }).catch((error: unknown) => {
    if (error instanceof DossierError && error.exitCode === EXIT.noBrowser) return error;
    throw error;
  });
  // Whoever prints hears of a failure; without this, one that comes first would end the process as unhandled.
  opened.catch(() => undefined);
  return {
    opened,
    async close() {
      const printer = await opened.catch(() => undefined);
      if (printer && !(printer instanceof DossierError)) await printer.close();
    },
  };
}

export async function printPdfs(
  starting: StartingPrinter,
  dossier: Dossier,
  documents: Documents,
): Promise<PrintResult> {
  const printer = await starting.opened;
  if (printer instanceof DossierError) return { kind: 'no browser', error: printer };
  return { kind: 'printed', ...(await printDocuments(printer, dossier, documents)) };
}

/** Prints the full edition, with the data attached, and the board edition. */
async function printDocuments(
  printer: Printer,
  dossier: Dossier,
  documents: Documents,
): Promise<PrintedDocuments> {
  const { engagement, asOf } = dossier;
  const heads = runningHeads(dossier);
  const common = {
    author: engagement.entity.name,
    subject: engagement.dossier.question,
    date: asOf,
    language: 'en-US',
    paper: engagement.dossier.paper,
  } as const;
  const full: PdfDocument = {
    ...common,
    html: documents.fullPrint,
    title: engagement.dossier.title,
    keywords: ['HIPAA', 'Security Rule', 'audit dossier'],
    header: { left: heads.left, right: `{section} · ${heads.right}` },
    footer: { left: heads.foot, right: 'page {page} of {pages}' },
    attachments: [
      attachment('dossier.json', 'application/json', documents.json, 'The dossier as data', 'Source'),
      attachment('findings.csv', 'text/csv', documents.findingsCsv, 'Every finding', 'Data'),
      attachment(
        'evidence-index.csv',
        'text/csv',
        documents.evidenceCsv,
        'Every evidence item with its hash',
        'Data',
      ),
      ...(documents.changesCsv === undefined
        ? []
        : [
            attachment(
              'changes.csv',
              'text/csv',
              documents.changesCsv,
              'Every finding that changed since the earlier dossier',
              'Data',
            ),
          ]),
    ],
  };
  const board: PdfDocument = {
    ...common,
    html: documents.boardPrint,
    title: `${engagement.dossier.title}: board edition`,
    keywords: ['HIPAA', 'board'],
    header: { left: heads.left, right: `Board edition · ${heads.right}` },
    footer: { left: heads.foot, right: 'page {page} of {pages}' },
    attachments: [],
  };
  const printedFull = await makePdf(printer, full);
  const printedBoard = await printBoard(printer, board);
  return {
    full: printedFull.pdf,
    fullPages: printedFull.pages,
    board: printedBoard.pdf,
    browser: printer.browser,
    notices: [...printer.notices, ...spelledOut([...printedFull.spelled, ...printedBoard.spelled])],
  };
}

/** Sizes of the board's type, by class of its body, the usual one first; see templates/board/style.css. */
const FITS = ['', 'tight', 'tighter'];

/** The board on two pages, set smaller where names and reasons run long. Throws PageCountError where nothing helps. */
export async function printBoard(printer: Printer, board: PdfDocument): Promise<FinishedPdf> {
  const [usual, ...smaller] = FITS.map((fit) => board.html.replace('<body class="', `<body class="${fit} `));
  const print = (html = board.html): Promise<FinishedPdf> =>
    makePdf(printer, { ...board, html, exactPages: BOARD_PAGES });
  let printed = print(usual);
  for (const html of smaller) {
    printed = printed.catch((error: unknown) => {
      if (error instanceof PageCountError) return print(html);
      throw error;
    });
  }
  return printed;
}

function attachment(
  name: string,
  mime: string,
  text: string | Pieces,
  description: string,
  relationship: 'Data' | 'Source',
): PdfDocument['attachments'][number] {
  const pieces = typeof text === 'string' ? [text] : text;
  return { name, mime, bytes: Buffer.concat([...encoded(pieces)]), description, relationship };
}

export function spelledOut(characters: readonly string[]): readonly Diagnostic[] {
  if (characters.length === 0) return [];
  return [
    {
      level: 'warning',
      code: 'characters-spelled-out',
      message: 'The PDFs write characters that their fonts lack as code points, such as [U+0BA4].',
      value: [...new Set(characters)].join(' '),
      hint: 'Markdown, HTML, JSON and CSV have them as they are.',
    },
  ];
}
