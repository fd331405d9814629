import { ownTemplates } from '../io/read-templates.js';
import { publishRegulator } from './produce-regulator.js';
import { publish, type PublishOptions } from './produce.js';
import { readDossier } from './read-dossier.js';

interface RenderOptions extends PublishOptions {
  readonly dossier?: string | undefined;
  readonly edition: 'full' | 'regulator';
  readonly templates?: string | undefined;
}

/** Makes all documents again from a dossier.json, without its inputs; returns the exit code. */
export async function renderDossier(options: RenderOptions): Promise<number> {
  const dossier = await readDossier(options.dossier);
  const own = options.templates === undefined ? undefined : await ownTemplates('.', options.templates);
  const write = options.edition === 'regulator' ? publishRegulator : publish;
  return write(() => Promise.resolve(dossier), own, options);
}
