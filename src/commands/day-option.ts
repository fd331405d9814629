import { type IsoDate, parseIsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';

/** The calendar day that an option names; throws DossierError (exit 64) for anything else. */
export function dayOption(name: string, text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day && text.length === 10) return day;
  throw new DossierError(`${name} ${text} is not a calendar day`, {
    exitCode: EXIT.usage,
    hint: 'Write YYYY-MM-DD.',
  });
}
