import type { RegulatorModel } from './model/regulator.js';
import { renderHtml } from './render/html.js';
import { numberMarkdown } from './render/numbering.js';
import type { ResponseHead, ResponseView } from './render/response/view.js';
import { fillTemplates, type TemplateSource } from './render/template.js';

export interface ResponseParts {
  readonly templates: TemplateSource;
  readonly fontCss: (text: string) => Promise<string>;
  readonly paper: RegulatorModel['paper'];
}

/** A cover sheet, the index or a statement as HTML for the PDF. */
export async function renderResponsePaper(
  view: ResponseView,
  title: string,
  { templates, fontCss, paper }: ResponseParts,
): Promise<string> {
  const markdown = numberMarkdown(fillTemplates('response', templates, view));
  return renderHtml(markdown, {
    style: templates.style,
    fontCss: await fontCss(markdown),
    title,
    lang: 'en-US',
    paper,
    edition: 'response',
    charts: {},
  });
}

/** What every page of a response says. */
export function responseHeads({ entity, letter, isDraft }: ResponseHead): {
  readonly left: string;
  readonly right: string;
} {
  return {
    left: letter.reference === undefined ? entity : `${entity} · ${letter.reference}`,
    right: isDraft ? 'DRAFT' : '',
  };
}
