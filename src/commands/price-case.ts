import { basename } from 'node:path';
import { readText } from '../io/read-text.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { renderSituation } from '../price/render-situation.js';
import { situationJson } from '../price/situation-json.js';
import { situationSchema } from '../price/situation-schema.js';
import { priceSituation } from '../price/situation.js';
import { readYaml } from '../yaml/read-yaml.js';
import { textLayout } from './text-width.js';

/** Reads, prices and prints a stated case; throws DossierError (65) with every error of the file. */
export async function priceCase(options: { readonly case: string; readonly json: boolean }): Promise<number> {
  const file = basename(options.case);
  const reading = readYaml(await readText(options.case, options.case), file, situationSchema);
  if (reading.kind === 'refused') {
    const { diagnostics } = reading;
    const errors = `${diagnostics.length} ${diagnostics.length === 1 ? 'error' : 'errors'}`;
    throw new DossierError(`${file} has ${errors}`, {
      exitCode: EXIT.badInput,
      hint: 'Correct the lines named, then run again.',
      diagnostics,
    });
  }
  const priced = priceSituation(reading.value);
  const text = options.json
    ? JSON.stringify(situationJson(priced), null, 2)
    : renderSituation(priced, textLayout(process.stdout));
  process.stdout.write(`${text}\n`);
  return EXIT.done;
}
