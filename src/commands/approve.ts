import { defineCommand } from './command.js';

/** `dossier approve`: somebody's sign-off, bound to the content that was built. */
export const approve = defineCommand({
  name: 'approve [engagement]',
  describe: 'Sign off the content that was built; any change of it makes it a DRAFT again',
  options: (yargs) =>
    yargs
      .positional('engagement', {
        type: 'string',
        default: '.',
        describe: 'Folder that holds dossier.yaml, or the file itself',
      })
      .option('by', { type: 'string', demandOption: true, requiresArg: true, describe: 'Who approves' })
      .option('role', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'In which role, such as counsel',
      })
      .option('on', {
        type: 'string',
        requiresArg: true,
        describe: 'Day of the approval, YYYY-MM-DD (today)',
      })
      .option('edition', {
        choices: ['full', 'regulator'] as const,
        default: 'full' as const,
        describe: 'full covers the board and engineering editions',
      })
      .option('out', { type: 'string', default: 'out', describe: 'Folder that holds the built <name>/' })
      .example('$0 approve acme --by "A. Lee" --role counsel', 'then: dossier build acme'),
  run: async (options) => (await import('./approve-content.js')).approveContent(options),
});
