import { defineCommand } from './command.js';

/** `dossier render`: a finished dossier.json in, all documents out. */
export const render = defineCommand({
  name: 'render [dossier]',
  describe: 'Make the documents again from a dossier.json, without the inputs',
  options: (yargs) =>
    yargs
      .positional('dossier', {
        type: 'string',
        describe:
          'dossier.json, or its folder; when not given, that of this folder or the only out/*/dossier.json',
      })
      .option('edition', {
        choices: ['full', 'regulator'] as const,
        default: 'full' as const,
        describe: 'full: dossier and board; regulator: what may cross the wall, alone in <name>-regulator/',
      })
      .option('templates', { type: 'string', describe: 'Folder with your own templates' })
      .option('out', { type: 'string', default: 'out', describe: 'Folder that receives <name>/' })
      .option('browser', { type: 'string', describe: 'Chrome, Chromium or Edge that prints the PDF' })
      .option('pdf', { type: 'boolean', default: true, describe: 'Print PDFs (--no-pdf: all but them)' })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print the result as JSON on stdout, amounts in cents',
      })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 render out/acme/dossier.json', 'the same bytes as the build'),
  run: async (options) => (await import('./render-dossier.js')).renderDossier(options),
});
