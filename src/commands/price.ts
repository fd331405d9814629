import { defineCommand } from './command.js';

/** `dossier price`: prices a case that is stated by hand, without any scans. */
export const price = defineCommand({
  name: 'price <case>',
  describe: 'Price a stated case: provisions, tiers, days or persons, and a notice date',
  options: (yargs) =>
    yargs
      .positional('case', {
        type: 'string',
        demandOption: true,
        describe: 'YAML or JSON file with the facts',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in whole dollars' })
      .example('$0 price case.yaml --json', 'lines, caps and totals for a script'),
  run: async (options) => (await import('./price-case.js')).priceCase(options),
});
