import type { Approval } from './model/approval.js';
import type { Dossier } from './model/dossier.js';
import { CATALOG } from './plan/catalog.js';
import { changesCsv } from './render/changes-csv.js';
import { charts } from './render/charts.js';
import { dossierJson } from './render/dossier-json.js';
import { evidenceCsv } from './render/evidence-csv.js';
import { findingsCsv } from './render/findings-csv.js';
import { allFindings } from './render/html/all-findings.js';
import { renderHtml, type HtmlOptions, type PageScript } from './render/html.js';
import type { Pieces } from './render/pieces.js';
import { renderMarkdown } from './render/markdown.js';
import type { TemplateSource } from './render/template.js';
import { boardView, fullView } from './render/view.js';
import { workItemsCsv } from './render/work-items/work-items-csv.js';
import { workItemsMarkdown } from './render/work-items/work-items-markdown.js';
import { renderContext } from './render-context.js';
import { factsOf } from './what-if/facts.js';

/** What the shell hands over: words and style of each edition, and the fonts as CSS. */
export interface DocumentParts {
  readonly full: TemplateSource;
  readonly board: TemplateSource;
  /** `@font-face` rules for the characters of a text. */
  readonly fontCss: (text: string) => Promise<string>;
  /** Script and style of what the HTML file has beyond the printed document. */
  readonly page: { readonly script: PageScript; readonly style: string };
}

/** Every text made from one dossier. The `…Print` documents are HTML for the PDF, without running heads. */
export interface Documents {
  readonly fullMarkdown: string;
  /** Self-contained, for the screen and for people's own printing. */
  readonly fullHtml: string;
  readonly fullPrint: string;
  readonly boardMarkdown: string;
  readonly boardPrint: string;
  readonly json: Pieces;
  readonly findingsCsv: Pieces;
  readonly evidenceCsv: string;
  /** Only with a baseline. */
  readonly changesCsv: string | undefined;
  /** The engineering edition. */
  readonly workItemsMarkdown: string;
  readonly workItemsCsv: string;
}

/** From a Dossier to every document; the same dossier and templates give the same bytes. */
export async function renderDocuments(dossier: Dossier, parts: DocumentParts): Promise<Documents> {
  const context = renderContext(dossier);
  const fullMarkdown = renderMarkdown('full', fullView(dossier, context), parts.full);
  const boardMarkdown = renderMarkdown('board', boardView(dossier, context), parts.board);
  const pictures = charts(dossier, context);
  const common = {
    fontCss: await parts.fontCss([fullMarkdown, boardMarkdown, ...Object.values(pictures)].join('')),
    title: dossier.engagement.dossier.title,
    lang: 'en-US',
    paper: dossier.engagement.dossier.paper,
    charts: pictures,
  };
  const full: HtmlOptions = { ...common, style: parts.full.style, edition: 'full' };
  const board: HtmlOptions = { ...common, style: parts.board.style, edition: 'board' };
  return {
    fullMarkdown,
    fullHtml: renderHtml(fullMarkdown, {
      ...full,
      style: `${full.style}\n${parts.page.style}`,
      furniture: runningHeads(dossier),
      screen: screenParts(dossier, parts.page.script),
    }),
    fullPrint: renderHtml(fullMarkdown, full),
    boardMarkdown,
    boardPrint: renderHtml(boardMarkdown, board),
    json: dossierJson(dossier),
    findingsCsv: findingsCsv(dossier),
    evidenceCsv: evidenceCsv(dossier),
    changesCsv: changesCsv(dossier),
    workItemsMarkdown: workItemsMarkdown(dossier),
    workItemsCsv: workItemsCsv(dossier),
  };
}

function screenParts(dossier: Dossier, script: PageScript): NonNullable<HtmlOptions['screen']> {
  const facts = factsOf(dossier, CATALOG);
  return { script, findings: allFindings(dossier), ...(facts ? { facts } : {}) };
}

/** What every page says: for whom, of which day, in which state, of which content. Long ends are cut, so names come last. */
export function runningHeads({ engagement, asOf, contentHash, approvals }: Dossier): {
  left: string;
  right: string;
  foot: string;
} {
  const { dossier, entity } = engagement;
  return {
    left: dossier.confidentiality ?? entity.name,
    right: [stateOf(approvals), asOf].join(' · '),
    foot: `content ${contentHash.slice(0, 12)} · ${entity.name}`,
  };
}

/** The first to approve stands for all on a page; the masthead names each. */
function stateOf(approvals: readonly Approval[]): string {
  const [first, ...more] = approvals.filter(({ edition }) => edition === 'full');
  if (!first) return 'DRAFT';
  return `approved by ${first.by}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
