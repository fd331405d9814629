import { defineCommand } from './command.js';

/** `dossier ocr statement`: a statement, to be signed, that nothing exists for an item. */
export const ocrStatement = defineCommand({
  name: 'statement <item> [engagement]',
  describe: 'Write a statement that no document exists for an item, to be signed',
  options: (yargs) =>
    yargs
      .positional('item', { type: 'number', demandOption: true, describe: 'Number of the item' })
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .option('reason', { type: 'string', demandOption: true, describe: 'Why there is none' })
      .option('by', { type: 'string', demandOption: true, describe: 'Who signs' })
      .option('title', { type: 'string', describe: 'Office of who signs' })
      .option('on', { type: 'string', describe: 'Day of the statement, YYYY-MM-DD; today when not given' })
      .option('browser', { type: 'string', describe: 'Chrome, Chromium or Edge that prints the PDF' }),
  run: async (options) => (await import('./state-none.js')).stateNone(options),
});
