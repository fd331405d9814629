import { defineCommand } from './command.js';
import { SCREEN_OPTIONS } from './screen-options.js';

/** `dossier ocr check`: whether a response may go out; exit code 2 when not. */
export const ocrCheck = defineCommand({
  name: 'check <response> [engagement]',
  describe:
    'Check a built response: wall, formats, unrequested files, changes, hidden content, PHI and secrets',
  options: (yargs) =>
    yargs
      .positional('response', { type: 'string', demandOption: true, describe: 'Folder that ocr build wrote' })
      .positional('engagement', { type: 'string', default: '.', describe: 'Folder that holds dossier.yaml' })
      .options(SCREEN_OPTIONS)
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON' }),
  run: async (options) => (await import('./verify-response.js')).verifyResponse(options),
});
