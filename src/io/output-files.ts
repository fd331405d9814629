import type { Documents } from '../documents.js';
import type { OutputFile } from './atomic-output.js';
import { encoded } from './encoded.js';
import type { PrintedDocuments } from './print-documents.js';

/** The files of one build; the PDFs only where they were printed. */
export function outputFiles(
  documents: Documents,
  printed: PrintedDocuments | undefined,
): readonly OutputFile[] {
  const text = (path: string, content: string): OutputFile => inPieces(path, [content]);
  return [
    text('dossier.md', documents.fullMarkdown),
    text('dossier.html', documents.fullHtml),
    inPieces('dossier.json', documents.json),
    text('board.md', documents.boardMarkdown),
    inPieces('findings.csv', documents.findingsCsv),
    text('evidence-index.csv', documents.evidenceCsv),
    ...(documents.changesCsv === undefined ? [] : [text('changes.csv', documents.changesCsv)]),
    text('work-items.md', documents.workItemsMarkdown),
    text('work-items.csv', documents.workItemsCsv),
    ...(printed
      ? [
          { path: 'dossier.pdf', bytes: printed.full },
          { path: 'board.pdf', bytes: printed.board },
        ]
      : []),
  ];
}

function inPieces(path: string, content: Iterable<string>): OutputFile {
  return { path, bytes: encoded(content) };
}
