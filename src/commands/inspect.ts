import { defineCommand } from './command.js';

/** `dossier inspect`: what scanner files hold, before they go anywhere. */
export const inspect = defineCommand({
  name: 'inspect <file..>',
  describe: 'Say what a scanner file is and count what it holds',
  options: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Scanner output, CSV, gzip, zip, folder, or - for stdin',
      })
      .option('format', { type: 'string', describe: 'Format id, where content cannot tell' })
      .option('limit', {
        type: 'string',
        array: true,
        requiresArg: true,
        default: [] as string[],
        describe: 'Raise a limit, as in records=50000000',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print the counts as JSON' })
      .example('$0 inspect scan.csv --json', 'counts for a script'),
  run: async (options) => (await import('./inspect-files.js')).inspectFiles(options),
});
