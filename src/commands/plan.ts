import { defineCommand } from './command.js';

/** `dossier plan`: what to fix first within a budget, hours and a date; writes no documents. */
export const plan = defineCommand({
  name: 'plan [engagement]',
  describe: 'Print what to fix first, what it costs and what it removes; writes nothing',
  options: (yargs) =>
    yargs
      .positional('engagement', {
        type: 'string',
        default: '.',
        describe: 'Folder that holds dossier.yaml, or the file itself',
      })
      .option('budget', { type: 'string', describe: 'Dollars for one-off cost, in place of dossier.yaml' })
      .option('by', { type: 'string', describe: 'Last day on which an action may be finished, YYYY-MM-DD' })
      .option('hours', {
        type: 'string',
        array: true,
        describe: 'Most one-off hours of a role, role=hours; may be repeated',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in cents' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 plan ./acme --budget 50000', 'what $50,000 removes, and what it leaves')
      .example('$0 plan --hours "security engineer=200" --by 2027-03-31', 'limits in people and time'),
  run: async (options) => (await import('./plan-engagement.js')).planEngagement(options),
});
