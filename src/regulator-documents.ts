import type { RegulatorModel } from './model/regulator.js';
import { renderHtml, type HtmlOptions } from './render/html.js';
import { renderMarkdown } from './render/markdown.js';
import type { TemplateSource } from './render/template.js';
import { regulatorView } from './render/view.js';

export interface RegulatorParts {
  readonly templates: TemplateSource;
  /** `@font-face` rules for the characters of a text. */
  readonly fontCss: (text: string) => Promise<string>;
}

/** The regulator edition's texts, from the regulator's model and nothing else. */
export interface RegulatorDocuments {
  readonly markdown: string;
  readonly html: string;
  /** HTML for the PDF, without running heads. */
  readonly print: string;
}

export async function renderRegulator(
  model: RegulatorModel,
  { templates, fontCss }: RegulatorParts,
): Promise<RegulatorDocuments> {
  const markdown = renderMarkdown('regulator', regulatorView(model), templates);
  const options: HtmlOptions = {
    style: templates.style,
    fontCss: await fontCss(markdown),
    title: regulatorTitle(model),
    lang: 'en-US',
    paper: model.paper,
    edition: 'regulator',
    charts: {},
  };
  const { left, right, foot } = regulatorHeads(model);
  return {
    markdown,
    html: renderHtml(markdown, { ...options, furniture: { left, right, foot } }),
    print: renderHtml(markdown, options),
  };
}

export function regulatorTitle({ entity }: RegulatorModel): string {
  return `Safeguards, corrections and evidence of ${entity.name}`;
}

/** What every page says. */
export function regulatorHeads({ entity, asOf, isDraft, contentHash }: RegulatorModel): {
  readonly left: string;
  readonly right: string;
  readonly foot: string;
} {
  return {
    left: entity.name,
    right: [...(isDraft ? ['DRAFT'] : []), asOf].join(' · '),
    foot: `${entity.name} · content ${contentHash.slice(0, 12)}`,
  };
}
