import { defineCommand } from './command.js';

/** `dossier ocr status`: where every item stands; exit code 1 while one is not ready. */
export const ocrStatus = defineCommand({
  name: 'status [engagement]',
  describe: 'Show each item (ready, partial, missing, statement), its owner and the days left',
  options: (yargs) =>
    yargs
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .option('on', {
        type: 'string',
        describe: 'Day from which the days left are counted; today when not given',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON' }),
  run: async (options) => (await import('./show-response.js')).showResponse(options),
});
