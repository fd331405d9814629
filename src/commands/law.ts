import { defineCommand } from './command.js';

/** `dossier law`: the penalty schedule in force on a day, its sources, and what in it is not verified; or the crosswalk. */
export const law = defineCommand({
  name: 'law',
  describe: 'Show the penalty schedule in force, its sources, and what is not verified',
  options: (yargs) =>
    yargs
      .option('on', { type: 'string', describe: 'Day of the notice, YYYY-MM-DD; today when not given' })
      .option('families', {
        type: 'boolean',
        describe: 'List the check families instead: what checks are known, under which provision',
      })
      .conflicts('families', 'on')
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in whole dollars' })
      .example('$0 law --on 2024-08-08', 'the schedule for a notice of that day'),
  run: async (options) =>
    options.families
      ? (await import('./show-families.js')).showFamilies(options)
      : (await import('./show-law.js')).showLaw(options),
});
