import { defineCommand } from './command.js';

/** `dossier ocr open`: a workspace for a letter, with its due day and the items that it asks for. */
export const ocrOpen = defineCommand({
  name: 'open [engagement]',
  describe: 'Open a letter: due day, requested items → ocr/ in the engagement folder',
  options: (yargs) =>
    yargs
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .option('received', {
        type: 'string',
        demandOption: true,
        describe: 'Day on which the letter came, YYYY-MM-DD',
      })
      .option('due', {
        type: 'string',
        default: '10bd',
        describe: 'Business days (10bd), days (30d), or the day that the letter names',
      })
      .option('notice', {
        type: 'string',
        describe: 'Day whose versions are sent, YYYY-MM-DD; the day of receipt when not given',
      })
      .option('requests', {
        type: 'string',
        describe: 'CSV with item, title, request, provisions, from, to, owner',
      })
      .option('preset', {
        choices: ['ocr-protocol'] as const,
        describe: 'Requests for a rehearsal: every row of the OCR audit protocol',
      })
      .option('reference', { type: 'string', describe: 'Number that OCR gave the matter' })
      .option('contact', { type: 'string', describe: 'Who answers for the entity' })
      .conflicts('requests', 'preset')
      .example('$0 ocr open ./acme --received 2026-11-23 --requests letter.csv', 'ten business days'),
  run: async (options) => (await import('./open-response.js')).openResponse(options),
});
