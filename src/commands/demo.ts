import { packageFile } from '../io/package-file.js';
import { EXIT } from '../model/diagnostic.js';
import { defineCommand } from './command.js';

/** `dossier demo`: the sample engagement of the package, built into the current folder's `out/`. */
export const demo = defineCommand({
  name: 'demo',
  describe: 'Build the sample engagement, offline, into out/',
  options: (yargs) =>
    yargs
      .option('out', { type: 'string', default: 'out', describe: 'Folder that receives <name>/' })
      .option('browser', { type: 'string', describe: 'Chrome, Chromium or Edge that prints the PDF' })
      .option('pdf', { type: 'boolean', default: true, describe: 'Print PDFs (--no-pdf: all but them)' })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Print the result as JSON on stdout, amounts in cents',
      })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .epilogue(
        'The sample has errors planted in its inputs, to show how they are told:\nthe screen counts them, and demo ends with 0 where build would end with 1.',
      ),
  run: async (options) => {
    const { produce } = await import('./produce.js');
    const code = await produce({ ...options, engagement: packageFile('samples/fable-thistle') });
    // The sample holds planted errors, so that people see how they are reported: they are no failure of the demo.
    return code === EXIT.inputHadErrors ? EXIT.done : code;
  },
});
