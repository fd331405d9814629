import { type IsoDate } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { HashedEvidence } from '../model/evidence.js';
import { freshUntil, holdsForATime, isOutOfDate } from '../model/freshness.js';

/** What speaks against an item by itself, whatever it supports: its file, its days, a file that is there twice. */
export function evidenceTrouble(items: readonly HashedEvidence[], asOf: IsoDate): Diagnostic[] {
  const byHash = new Map<string, HashedEvidence>();
  return items.flatMap((item) => {
    const found = [...fileTrouble(item, byHash), ...dayTrouble(item, asOf)];
    if (item.content.kind === 'hashed' && !byHash.has(item.content.sha256))
      byHash.set(item.content.sha256, item);
    return found;
  });
}

function fileTrouble(item: HashedEvidence, byHash: ReadonlyMap<string, HashedEvidence>): Diagnostic[] {
  const at = { ...item.at, field: 'file' };
  if (item.content.kind === 'missing file') {
    const { reason } = item.content;
    const message = `The file of ${item.id} ${reason === undefined ? 'is not there' : `is not read: ${reason}`}.`;
    const hint = 'Put the file beside the register, or correct its path.';
    return [{ level: 'error', code: 'evidence-file-missing', message, at, value: item.file ?? '', hint }];
  }
  const same = item.content.kind === 'hashed' ? byHash.get(item.content.sha256) : undefined;
  if (!same) return [];
  const message = `The file of ${item.id} has the same content as that of ${same.id}${lineOf(same)}.`;
  return [{ level: 'note', code: 'evidence-same-content', message, at, value: item.file ?? '' }];
}

function dayTrouble(item: HashedEvidence, asOf: IsoDate): Diagnostic[] {
  const { collectedAt, says } = item;
  const found: Diagnostic[] = [];
  const collected = { ...item.at, field: 'collectedAt' };
  if (collectedAt === undefined) {
    const message = `${item.id} has no day of collection; its age is not known.`;
    found.push({ level: 'note', code: 'evidence-undated', message, at: collected });
  } else if (collectedAt > asOf) {
    const message = `${item.id} was collected after the day of assessment.`;
    const allowed = `${asOf} or earlier`;
    found.push({
      level: 'warning',
      code: 'evidence-after-as-of',
      message,
      at: collected,
      value: collectedAt,
      allowed,
      hint: 'Correct the day, or set asOf to the day on which everything was collected.',
    });
  }
  if (isOutOfDate(item, asOf)) found.push(outOfDate(item));
  if (says.kind === 'fixed' && says.on > asOf) {
    const message = `${item.id} says fixed on a day after the day of assessment.`;
    const at = { ...item.at, field: 'says' };
    const allowed = `${asOf} or earlier`;
    found.push({
      level: 'warning',
      code: 'evidence-fix-after-as-of',
      message,
      at,
      value: says.on,
      allowed,
      hint: 'Correct the day; a fix that is still to come belongs into the plan.',
    });
  }
  return found;
}

function outOfDate(item: HashedEvidence): Diagnostic {
  const until = freshUntil(item);
  const { covers, collectedAt } = item;
  const isByPeriod = covers?.to !== undefined;
  const what = holdsForATime(item.kind)
    ? `held until ${until}`
    : `shows how things were; of its kind (${item.kind}) that counts until ${until}`;
  return {
    level: 'warning',
    code: 'evidence-out-of-date',
    message: `${item.id} is out of date on the day of assessment: it ${what}.`,
    at: { ...item.at, field: isByPeriod ? 'covers' : 'collectedAt' },
    value: isByPeriod ? covers.to : (collectedAt ?? ''),
    hint: 'Collect it again, or register what has replaced it.',
  };
}

function lineOf({ at }: HashedEvidence): string {
  return at.line === undefined ? '' : ` (line ${at.line})`;
}
