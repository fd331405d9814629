import type { BoardView } from './view/board.js';
import type { FullView } from './view/full.js';
import type { RegulatorView } from './regulator/view.js';
import { numberMarkdown } from './numbering.js';
import { fillTemplates, type TemplateSource } from './template.js';

/** The edition as Markdown: the one text from which HTML and PDF are made. Throws DossierError for a faulty template. */
export function renderMarkdown(edition: 'full', view: FullView, templates: TemplateSource): string;
export function renderMarkdown(edition: 'board', view: BoardView, templates: TemplateSource): string;
export function renderMarkdown(edition: 'regulator', view: RegulatorView, templates: TemplateSource): string;
export function renderMarkdown(
  edition: 'full' | 'board' | 'regulator',
  view: FullView | BoardView | RegulatorView,
  templates: TemplateSource,
): string {
  return `${numberMarkdown(fillTemplates(edition, templates, view)).trimEnd()}\n`;
}
