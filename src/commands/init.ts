import { ENTITY_STATUSES } from '../model/engagement.js';
import { defineCommand } from './command.js';

/** `dossier init`: a first dossier.yaml from the scans that are there. */
export const init = defineCommand({
  name: 'init [folder]',
  describe: 'Write a first dossier.yaml for the scans in a folder',
  options: (yargs) =>
    yargs
      .positional('folder', { type: 'string', default: '.', describe: 'Engagement folder' })
      .option('scans', { type: 'string', default: 'scans', describe: 'Folder with scanner files, inside it' })
      .option('evidence', { type: 'string', describe: 'Evidence register, inside it' })
      .option('entity', { type: 'string', describe: 'Legal name of the entity' })
      .option('status', {
        choices: ENTITY_STATUSES,
        describe: 'Whether HIPAA applies to it (45 CFR 160.103)',
      })
      .option('as-of', { type: 'string', describe: 'Day of the assessment, YYYY-MM-DD (today)' })
      .option('input', { type: 'boolean', default: true, describe: 'Ask on a terminal (--no-input: never)' })
      .example('$0 init . --scans ./scans', 'says what it recognized, asks at most three things'),
  run: async (options) => (await import('./init-engagement.js')).initEngagement(options),
});
