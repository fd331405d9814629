import { lawJson } from '../law/law-json.js';
import { ENACTED, lawOn } from '../law/law-on.js';
import { lawText } from '../law/law-text.js';
import type { IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { dayOption } from './day-option.js';
import { textLayout } from './text-width.js';

/** Prints the law for a notice of a day, today when none is given; throws DossierError (64) for what is no day,
 * and for days before HIPAA. */
export function showLaw(options: { readonly on?: string | undefined; readonly json: boolean }): number {
  const law = lawOn(options.on === undefined ? today() : givenDay(options.on));
  process.stdout.write(
    `${options.json ? JSON.stringify(lawJson(law), null, 2) : lawText(law, textLayout(process.stdout))}\n`,
  );
  return EXIT.done;
}

function today(): IsoDate {
  return new Date().toISOString().slice(0, 10) as IsoDate;
}

function givenDay(text: string): IsoDate {
  const day = dayOption('--on', text);
  if (day >= ENACTED) return day;
  throw new DossierError(`--on ${text}: HIPAA was enacted on ${ENACTED}; there was no such penalty before.`, {
    exitCode: EXIT.usage,
    hint: `Give a day from ${ENACTED} on.`,
  });
}
