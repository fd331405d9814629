import { defineCommand } from './command.js';

/** `dossier seal`: signature and time stamp of a pack, beside it. Nothing is sent anywhere. */
export const seal = defineCommand({
  name: 'seal <pack>',
  describe: 'Sign a pack, write a time stamp request, import the response: pack.sig/',
  options: (yargs) =>
    yargs
      .positional('pack', { type: 'string', demandOption: true, describe: 'Folder or zip' })
      .option('key', { type: 'string', describe: 'Private key of Ed25519, PEM' })
      .option('signer', { type: 'string', describe: 'Name of the person who signs' })
      .option('timestamp', { type: 'string', describe: 'Time stamp response (RFC 3161) to import' })
      .implies({ key: 'signer', signer: 'key' })
      .example('$0 seal out/acme/pack --key acme.key --signer "A. Lee"', 'writes out/acme/pack.sig/')
      .example('openssl genpkey -algorithm ed25519 -out acme.key', 'makes a key'),
  run: async (options) => (await import('./seal-pack.js')).sealPack(options),
});
