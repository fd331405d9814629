import { defineCommand } from './command.js';

/** `dossier inspect`: what one scanner file holds, before it goes anywhere. */
export const inspect = defineCommand({
  name: 'inspect <file>',
  describe: 'Say what a scanner file is and count what it holds',
  options: (yargs) =>
    yargs
      .positional('file', { type: 'string', demandOption: true, describe: 'Scanner output or CSV' })
      .option('format', { type: 'string', describe: 'Format id, where content cannot tell' })
      .option('json', { type: 'boolean', default: false, describe: 'Print the counts as JSON' })
      .example('$0 inspect scan.csv --json', 'counts for a script'),
  run: async (options) => (await import('./inspect-file.js')).inspectFile(options),
});
