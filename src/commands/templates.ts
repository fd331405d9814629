import { defineCommand } from './command.js';

/** `dossier templates`: the words of the documents, to be made one's own. */
export const templates = defineCommand({
  name: 'templates <action> [edition]',
  describe: 'eject: copy the templates to change them; view: what a template may print',
  options: (yargs) =>
    yargs
      .positional('action', { choices: ['eject', 'view'] as const, demandOption: true })
      .positional('edition', { choices: ['full', 'board', 'regulator'] as const })
      .option('to', { type: 'string', default: 'templates', describe: 'eject: folder that receives them' })
      .option('json', { type: 'boolean', default: false, describe: 'view: print JSON' })
      .example('$0 templates eject board', 'writes templates/board/*.md.hbs and style.css')
      .example('$0 templates view full --json', 'path, type, description and example of every value'),
  run: async ({ action, edition, to, json }) =>
    action === 'eject'
      ? (await import('./eject-templates.js')).ejectTemplates({ edition, to })
      : (await import('./show-view.js')).showView({ edition: edition ?? 'full', json }),
});
