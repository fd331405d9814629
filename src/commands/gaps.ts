import { defineCommand } from './command.js';

/** `dossier gaps`: what a built dossier lacks, who is to see to it, and by when. */
export const gaps = defineCommand({
  name: 'gaps [dossier]',
  describe: 'List evidence that is missing, old, not in force or about to end',
  options: (yargs) =>
    yargs
      .positional('dossier', {
        type: 'string',
        describe:
          'dossier.json, or its folder; when not given, that of this folder or the only out/*/dossier.json',
      })
      .option('by', { choices: ['owner'] as const, describe: 'Group the table by owner' })
      .option('format', {
        choices: ['table', 'csv', 'ics', 'json'] as const,
        default: 'table' as const,
        describe: 'ics: a calendar with an event a gap',
      })
      .option('on', {
        type: 'string',
        requiresArg: true,
        describe:
          'Day to judge dates by, such as that of a notice: YYYY-MM-DD; the day of assessment when not given',
      })
      .example('$0 gaps --by owner --on 2026-11-23', 'what is not in force on the day of the notice')
      .example('$0 gaps --format ics > gaps.ics', 'into a calendar'),
  run: async (options) => (await import('./list-gaps.js')).listGaps(options),
});
