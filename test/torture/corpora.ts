import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const CORPORA = '../shared/corpora';
export const HAS_CORPORA = existsSync(CORPORA);

/** Whether all inputs are tried (`npm run test:torture`), or every so manieth of them (`npm test`). */
export const ALL = process.env['TORTURE'] === 'all';

const cases = z.object({
  cases: z.array(
    z.object({ text: z.string().optional(), b64: z.string().optional(), csv_b64: z.string().optional() }),
  ),
});

function load(name: string): z.infer<typeof cases>['cases'] {
  const every = cases.parse(JSON.parse(readFileSync(`${CORPORA}/${name}.json`, 'utf8'))).cases;
  return ALL ? every : every.filter((_, index) => index % 20 === 0);
}

/** Hostile texts of a corpus. */
export function texts(name: string): string[] {
  return load(name).flatMap(({ text }) => (text === undefined ? [] : [text]));
}

/** Hostile files of a corpus. */
export function files(name: string): Buffer[] {
  return load(name).map(({ b64, csv_b64: csv }) => Buffer.from(b64 ?? csv ?? '', 'base64'));
}
