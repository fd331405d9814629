import { constants } from 'node:fs';
import { access, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_TEMPLATES, TEMPLATE_EDITIONS, type TemplateEdition } from '../io/read-templates.js';
import { DossierError, EXIT } from '../model/diagnostic.js';

interface EjectOptions {
  readonly edition: TemplateEdition | undefined;
  readonly to: string;
}

/** Copies templates and style sheets to where the user may change them; nothing is overwritten. */
export async function ejectTemplates({ edition, to }: EjectOptions): Promise<number> {
  const names: string[] = [];
  for (const each of edition === undefined ? TEMPLATE_EDITIONS : [edition]) {
    const files = (await readdir(path.join(PACKAGE_TEMPLATES, each))).sort();
    names.push(...files.map((name) => `${each}/${name}`));
  }
  const present = await presentOf(names.map((name) => path.join(to, name)));
  const [first] = present;
  if (first !== undefined) {
    throw new DossierError(
      `${first}${present.length > 1 ? ` and ${present.length - 1} more are` : ' is'} there already.`,
      {
        exitCode: EXIT.cannotWrite,
        hint: 'Nothing was written. Move the folder away, or name another one with --to.',
      },
    );
  }
  for (const name of names) {
    const target = path.join(to, name);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(PACKAGE_TEMPLATES, name), target, constants.COPYFILE_EXCL);
    process.stdout.write(`${target}\n`);
  }
  process.stderr.write(
    `Keep what you change and delete the rest: what is not there comes from the program. dossier build uses templates/ beside dossier.yaml, or the folder that \`templates:\` names.\n`,
  );
  return EXIT.done;
}

async function presentOf(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}
