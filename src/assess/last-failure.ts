import type { IsoDate } from '../model/date.js';
import type { Finding } from '../model/finding.js';
import { isOpen } from '../model/observation.js';

/** The latest day on which a scanner saw it failing; muted, resolved and archived records do not count. */
export function lastFailure({ observations }: Finding): IsoDate | undefined {
  const days = observations
    .filter(({ status }) => isOpen(status))
    .flatMap(({ seen }) => seen.last ?? seen.first ?? []);
  return days.sort().at(-1);
}
