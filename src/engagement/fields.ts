import { z } from 'zod';
import { isoDate, parseIsoDate } from '../model/date.js';
import { cents } from '../model/money.js';

/** Kinds of values in `dossier.yaml`; each says in an error what it would have accepted. */

export const text = z.string().trim().min(1);

/** HIPAA was enacted in 1996; a year after 2100 is a slip of the pen. */
const [FIRST_DAY, LAST_DAY] = ['1996-01-01', '2100-12-31'];

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso
  .date()
  .refine((value) => parseIsoDate(value) === undefined || (value >= FIRST_DAY && value <= LAST_DAY), {
    error: 'is out of range',
    params: { allowed: `a day from ${FIRST_DAY} to ${LAST_DAY}` },
  })
  .transform(isoDate);

/** Dollars as people write them, at most two decimals, into whole cents. */
export const dollarAmount = z
  .number()
  .min(0)
  .max(100_000_000_000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4, {
    error: 'has a fraction of a cent',
    params: { allowed: 'dollars with at most two decimals, such as 92.50' },
  })
  .transform((value) => cents(Math.round(value * 100)));

export const count = z.number().int().min(0);

export const positive = z.number().positive();

export const percent = z.number().min(0).max(100);

/** Name of a thing within the file, which others refer to. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  error: 'may have letters, digits, `.`, `_` and `-` only, at most 64, and starts with a letter or digit',
});

export const relativePath = text.refine((value) => !value.includes('\\'), {
  error: 'has a backslash',
  params: { hint: 'Write paths with forward slashes, also on Windows.' },
});

/** A provision of 45 CFR parts 160 and 164 as the Code prints it, without `45 CFR` or `§`. */
export const citation = z.string().regex(/^16[04]\.\d{3}(\([A-Za-z0-9]{1,5}\))*$/, {
  error: 'is not a citation such as 164.312(a)(2)(iv), without `45 CFR` or `§`',
});
