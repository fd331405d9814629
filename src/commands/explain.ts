import { defineCommand } from './command.js';

/** `dossier explain`: how a figure of a built dossier came about, down to file and line. */
export const explain = defineCommand({
  name: 'explain [what]',
  describe: 'Walk a figure of a built dossier back to the rows it came from',
  options: (yargs) =>
    yargs
      .positional('what', {
        type: 'string',
        default: 'total',
        describe:
          'total, a provision, or the id of a penalty line, finding, weakness, action, evidence, assumption',
      })
      .option('dossier', {
        type: 'string',
        describe:
          'dossier.json, or its folder; when not given, that of this folder or the only out/*/dossier.json',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in cents' })
      .example("$0 explain '164.312(b)'", 'years, caps and findings of a provision')
      .example('$0 explain F-0198f88ba6a6', 'rows, mapping and days of a finding'),
  run: async (options) => (await import('./explain-figure.js')).explainFigure(options),
});
