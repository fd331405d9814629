import { defineCommand } from './command.js';
import { SCREEN_OPTIONS } from './screen-options.js';

/** `dossier ocr build`: the response set, one folder for each item. */
export const ocrBuild = defineCommand({
  name: 'build [engagement]',
  describe: 'Build the response: one folder an item, with cover sheet, PDF, DOCX and XLSX only',
  options: (yargs) =>
    yargs
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .option('out', { type: 'string', default: 'out', describe: 'Folder that receives <name>-ocr/' })
      .option('draft', {
        type: 'boolean',
        default: false,
        describe: 'Build what there is, marked DRAFT, into <name>-ocr-draft/',
      })
      .option('browser', { type: 'string', describe: 'Chrome, Chromium or Edge that prints the PDFs' })
      .options(SCREEN_OPTIONS)
      .option('json', { type: 'boolean', default: false, describe: 'Print the record of the build as JSON' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' }),
  run: async (options) => (await import('./produce-response.js')).produceResponse(options),
});
