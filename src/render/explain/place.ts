import type { Place } from '../../model/diagnostic.js';
import type { Locator } from '../../model/observation.js';

/** `scans/prowler.csv:117`, or `scans/hub.json#/Findings/41` where there is no line. */
export function placeText({ file, line, pointer }: Place): string {
  return `${file}${line === undefined ? '' : `:${line}`}${pointer === undefined ? '' : `#${pointer}`}`;
}

/** The place and the first 12 digits of the hash of the file in which it stands. */
export function sealedPlace(at: Locator): string {
  return `${placeText(at)}, sha256 ${at.sha256.slice(0, 12)}`;
}
