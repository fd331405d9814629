import { defineCommand } from './command.js';

/** `dossier simulate`: the exposure before and after some fixes, and why. */
export const simulate = defineCommand({
  name: 'simulate [engagement]',
  describe: 'Price what some fixes would remove: before, after, and why',
  options: (yargs) =>
    yargs
      .positional('engagement', {
        type: 'string',
        default: '.',
        describe: 'Folder that holds dossier.yaml, or the file itself',
      })
      .option('fix', {
        type: 'string',
        array: true,
        demandOption: true,
        describe:
          'Actions (A-01, or the key), weaknesses (W-01), check families or findings (F-...), with commas',
      })
      .option('by', {
        type: 'string',
        describe: 'Day on which all of it is fixed; else the dates of the plan, today for findings',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in cents' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 simulate ./acme --fix A-01,A-03', 'two actions of the plan on their dates')
      .example('$0 simulate --fix W-02 --by 2026-12-31', 'a weakness closed by a date'),
  run: async (options) => (await import('./simulate-fixes.js')).simulateFixes(options),
});
