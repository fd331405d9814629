import { defineCommand } from './command.js';

/** `dossier pack`: a built dossier and its evidence as a bag that strangers can check. */
export const pack = defineCommand({
  name: 'pack [engagement]',
  describe: 'Pack a built dossier and its evidence: out/<name>/pack/ and pack.zip',
  options: (yargs) =>
    yargs
      .positional('engagement', {
        type: 'string',
        default: '.',
        describe: 'Folder that holds dossier.yaml, or the file itself',
      })
      .option('out', { type: 'string', default: 'out', describe: 'Folder that holds the built <name>/' })
      .option('by', { type: 'string', describe: 'Who packs, for the custody log' })
      .option('on', { type: 'string', describe: 'Day of packing, YYYY-MM-DD (day of assessment)' })
      .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON on stdout' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 build acme && $0 pack acme --by "A. Lee"', 'then: dossier verify out/acme/pack.zip'),
  run: async (options) => (await import('./pack-engagement.js')).packEngagement(options),
});
