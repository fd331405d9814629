import { readFile } from 'node:fs/promises';
import { packageFile } from '../io/package-file.js';
import { readInput } from '../io/read-input.js';
import type { TemplateEdition } from '../io/read-templates.js';
import { EXIT, unreachable } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { buildDossier } from '../pipeline.js';
import { renderContext } from '../render-context.js';
import { describeView, type ViewEntry, type ViewWords } from '../render/describe-view.js';
import type { ViewValue } from '../render/seal.js';
import { boardView, fullView, regulatorView } from '../render/view.js';
import { regulatorModel } from '../wall/regulator-model.js';

/** Prints every value that the templates of an edition may print, with an example from the sample engagement. */
export async function showView(options: {
  readonly edition: TemplateEdition;
  readonly json: boolean;
}): Promise<number> {
  const words = JSON.parse(await readFile(packageFile('dist/view-descriptions.json'), 'utf8')) as Record<
    TemplateEdition,
    ViewWords
  >;
  const sample = await buildDossier(await readInput(packageFile('samples/fable-thistle')), () => undefined);
  const view = JSON.parse(JSON.stringify(viewOf(options.edition, sample))) as ViewValue;
  const entries = describeView(view, words[options.edition]);
  process.stdout.write(
    options.json ? `${JSON.stringify(entries, null, 2)}\n` : `${entries.map(lineOf).join('\n')}\n`,
  );
  return EXIT.done;
}

function viewOf(edition: TemplateEdition, dossier: Dossier): object {
  switch (edition) {
    case 'full':
      return fullView(dossier, renderContext(dossier));
    case 'board':
      return boardView(dossier, renderContext(dossier));
    case 'regulator':
      return regulatorView(regulatorModel(dossier).model);
    default:
      return unreachable(edition);
  }
}

const LONGEST_EXAMPLE = 60;

function lineOf({ path, type, description, example }: ViewEntry): string {
  const text = String(example ?? '');
  const shown = text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text;
  return `${path}  ${type}. ${description}${example === undefined ? '' : ` For example: ${shown}`}`;
}
