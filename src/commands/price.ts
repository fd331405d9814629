import { defineCommand } from './command.js';

const CASE = `A case:
  noticeDate: 2023-09-15
  violations:
    - provision: 164.524
      tier: reasonable-cause
      basis: per-day
      from: 2020-05-24
      to: 2020-11-30
      rate: minimum
  adjustments:
    - kind: mitigating-factor
      percent: 15
      reason: Corrected before the notice

Other tiers: no-knowledge, willful-neglect-corrected,
willful-neglect-not-corrected. Other bases: per-person (persons, on) and
per-person-day (persons, from, to). Other rates: maximum, or whole dollars.`;

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
      .example('$0 price case.yaml --json', 'lines, caps and totals for a script')
      .epilogue(CASE),
  run: async (options) => (await import('./price-case.js')).priceCase(options),
});
