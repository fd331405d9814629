import type { Dossier } from '../../src/model/dossier.js';
import { charts } from '../../src/render/charts.js';
import { renderHtml } from '../../src/render/html.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { boardView, fullView } from '../../src/render/view.js';
import { CONTEXT } from './fixture.js';
import { templatesOf } from './templates.js';

const FULL = templatesOf('full');
const BOARD = templatesOf('board');

export const EDITIONS = ['full', 'board'] as const;

export function markdownOf(edition: (typeof EDITIONS)[number], dossier: Dossier): string {
  return edition === 'full'
    ? renderMarkdown('full', fullView(dossier, CONTEXT), FULL)
    : renderMarkdown('board', boardView(dossier, CONTEXT), BOARD);
}

export function htmlOf(edition: (typeof EDITIONS)[number], dossier: Dossier): string {
  return renderHtml(markdownOf(edition, dossier), {
    style: edition === 'full' ? FULL.style : BOARD.style,
    fontCss: '',
    title: dossier.engagement.dossier.title,
    lang: 'en-US',
    paper: 'Letter',
    edition,
    charts: charts(dossier, CONTEXT),
  });
}
