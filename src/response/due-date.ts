import { businessDaysAfter } from '../law/federal-holidays.js';
import { addDays, parseIsoDate, type IsoDate } from '../model/date.js';

export interface DueDate {
  readonly due: IsoDate;
  readonly basis: string;
}

/**
 * The last day for an answer: `10bd` business days or `30d` days after the day of receipt, or a day that the letter
 * names. Undefined when the text is none of these.
 */
export function dueDate(received: IsoDate, text: string): DueDate | undefined {
  const stated = parseIsoDate(text);
  if (stated !== undefined && text.length === 10) return { due: stated, basis: 'the letter names the day' };
  const [, count, unit] = /^([1-9]\d{0,2})(bd|d)$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  if (unit === 'd')
    return { due: addDays(received, Number(count)), basis: `${count} days after ${received}` };
  const { last, skipped } = businessDaysAfter(received, Number(count));
  const holidays =
    skipped.length > 0
      ? `federal holidays skipped: ${skipped.map(({ day, name }) => `${day} ${name}`).join(', ')}`
      : 'no federal holiday falls between';
  return { due: last, basis: `${count} business days after ${received}; ${holidays}` };
}
