import { defineCommand } from './command.js';

/** `dossier ocr collect`: evidence from the register proposed for each item, with the reason. */
export const ocrCollect = defineCommand({
  name: 'collect [engagement]',
  describe: 'Propose evidence for each item → ocr/answers.csv, where people decide',
  options: (yargs) =>
    yargs
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .option('item', { type: 'number', describe: 'Only this item' })
      .option('accept', {
        type: 'boolean',
        default: false,
        describe: 'Decide to send what is proposed, instead of leaving the decision open',
      })
      .example('$0 ocr collect ./acme', 'proposes; set `decision` to send or leave out in ocr/answers.csv'),
  run: async (options) => (await import('./collect-answers.js')).collectAnswers(options),
});
