import { renderDocuments, type Documents } from '../../src/documents.js';
import { fontCss } from '../../src/io/fonts.js';
import { readInput } from '../../src/io/read-input.js';
import { readPage } from '../../src/io/read-page.js';
import { readTemplates } from '../../src/io/read-templates.js';
import type { Dossier } from '../../src/model/dossier.js';
import { buildDossier } from '../../src/pipeline.js';
import { renderRegulator, type RegulatorDocuments } from '../../src/regulator-documents.js';
import { regulatorModel } from '../../src/wall/regulator-model.js';

export async function dossierOf(engagement: string): Promise<Dossier> {
  return buildDossier(await readInput(engagement), () => undefined);
}

/** Every document of an engagement folder, as the program makes them. */
export async function documentsOf(engagement: string): Promise<Documents> {
  return renderDocuments(await dossierOf(engagement), {
    full: await readTemplates('full'),
    board: await readTemplates('board'),
    fontCss,
    page: await readPage(),
  });
}

export async function regulatorOf(engagement: string): Promise<RegulatorDocuments> {
  const { model } = regulatorModel(await dossierOf(engagement));
  return renderRegulator(model, { templates: await readTemplates('regulator'), fontCss });
}
