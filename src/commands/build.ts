import { CONDITIONS } from '../gate/gate.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { defineCommand } from './command.js';
import { SCREEN_OPTIONS } from './screen-options.js';

/** `dossier build`: one engagement folder in, all documents out. */
export const build = defineCommand({
  name: 'build [engagement]',
  describe: 'Build the dossier of an engagement: dossier.yaml → out/<name>/',
  options: (yargs) =>
    yargs
      .positional('engagement', {
        type: 'string',
        default: '.',
        describe: 'Folder that holds dossier.yaml, or the file itself',
      })
      .option('edition', {
        choices: ['full', 'regulator'] as const,
        default: 'full' as const,
        describe: 'full: dossier and board; regulator: what may cross the wall, alone in <name>-regulator/',
      })
      .option('baseline', {
        type: 'string',
        requiresArg: true,
        describe: 'Earlier dossier.json, or its folder: what changed since, and why the range moved',
      })
      .option('fail-on', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: `Gate: exit 1 when one of these holds, with commas between: ${Object.keys(CONDITIONS).join(', ')}`,
      })
      .option('out', { type: 'string', default: 'out', describe: 'Folder that receives <name>/' })
      .option('browser', { type: 'string', describe: 'Chrome, Chromium or Edge that prints the PDF' })
      .option('pdf', { type: 'boolean', default: true, describe: 'Print PDFs (--no-pdf: all but them)' })
      .options(SCREEN_OPTIONS)
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print the result as JSON on stdout, amounts in cents',
      })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 build ./acme', 'builds ./acme/dossier.yaml into out/<name>/')
      .example('$0 build ./acme --baseline ../2026-Q3', 'and compares with the dossier of last quarter')
      .example('$0 build ./acme --no-pdf --fail-on critical,lapsed-evidence', 'a gate: exit 1 when one holds')
      .example('$0 build ./acme --edition regulator', 'builds out/<name>-regulator/, without prices'),
  run: async (options) => {
    if (options.edition === 'regulator') {
      if (options.baseline !== undefined || options['fail-on'] !== undefined) {
        throw new DossierError('--baseline and --fail-on go with the full edition.', {
          exitCode: EXIT.usage,
          hint: 'What changed since an earlier dossier never crosses the wall; leave them out.',
        });
      }
      return (await import('./produce-regulator.js')).produceRegulator(options);
    }
    if (options['phi-terms'] !== undefined || options['phi-allow'] !== undefined) {
      throw new DossierError('--phi-terms and --phi-allow go with --edition regulator.', {
        exitCode: EXIT.usage,
        hint: 'The full edition stays in the house: identifiers and secrets are taken out by form and label.',
      });
    }
    return (await import('./produce.js')).produce(options);
  },
});
