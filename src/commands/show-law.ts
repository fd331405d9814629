import { lawJson } from '../law/law-json.js';
import { lawOn } from '../law/law-on.js';
import { lawText } from '../law/law-text.js';
import { parseIsoDate, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';

/** Prints the law for a notice of a day, today when none is given; throws DossierError (64) for what is no day. */
export function showLaw(options: { readonly on?: string | undefined; readonly json: boolean }): number {
  const law = lawOn(options.on === undefined ? today() : givenDay(options.on));
  process.stdout.write(`${options.json ? JSON.stringify(lawJson(law), null, 2) : lawText(law)}\n`);
  return EXIT.done;
}

function today(): IsoDate {
  return new Date().toISOString().slice(0, 10) as IsoDate;
}

function givenDay(text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day !== undefined && day === text) return day;
  throw new DossierError(`--on ${text} is not a calendar day.`, {
    exitCode: EXIT.usage,
    hint: 'Give it as YYYY-MM-DD, such as 2026-01-28.',
  });
}
