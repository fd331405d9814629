import { defineCommand } from './command.js';

/** `dossier verify`: whether a pack, or any BagIt bag, is as it was made. Reads only, offline. */
export const verify = defineCommand({
  name: 'verify <pack>',
  describe: 'Check a pack (folder or zip), or any BagIt bag, file by file',
  options: (yargs) =>
    yargs
      .positional('pack', { type: 'string', demandOption: true, describe: 'Folder or zip' })
      .option('expect', {
        type: 'string',
        describe: 'SHA-256 that you were given: of the zip, or of tagmanifest-sha256.txt',
      })
      .option('pub', { type: 'string', describe: 'Public key of the signer: PEM or minisign' })
      .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON on stdout' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Print errors only' })
      .example('$0 verify out/acme/pack.zip --expect 9f86d0…', 'exit code 0: as it was made; 1: not'),
  run: async (options) => (await import('./verify-pack.js')).verifyPack(options),
});
