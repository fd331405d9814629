import type { IsoDate } from '../model/date.js';
import type { Dossier } from '../model/dossier.js';
import type { EvidenceTarget, MatchedEvidence } from '../model/evidence.js';
import { freshnessOn, freshUntil } from '../model/freshness.js';
import { keepUntil } from '../model/retention.js';
import { csv } from './csv.js';

type Column = readonly [name: string, value: (matched: MatchedEvidence, asOf: IsoDate) => string];

const COLUMNS: readonly Column[] = [
  ['id', ({ item }) => item.id],
  ['title', ({ item }) => item.title],
  ['kind', ({ item }) => item.kind],
  ['file', ({ item }) => item.file ?? ''],
  ['sha256', ({ item }) => (item.content.kind === 'hashed' ? item.content.sha256 : '')],
  ['bytes', ({ item }) => (item.content.kind === 'hashed' ? String(item.content.bytes) : '')],
  ['file_state', ({ item }) => item.content.kind],
  ['collected_at', ({ item }) => item.collectedAt ?? ''],
  ['collected_by', ({ item }) => item.collectedBy ?? ''],
  ['method', ({ item }) => item.method ?? ''],
  ['covers_from', ({ item }) => item.covers?.from ?? ''],
  ['covers_to', ({ item }) => item.covers?.to ?? ''],
  ['age_days', ({ ageDays }) => (ageDays === undefined ? '' : String(ageDays))],
  ['out_of_date', ({ outOfDate }) => (outOfDate ? 'yes' : 'no')],
  ['freshness', ({ item }, asOf) => freshnessOn(item, asOf)],
  ['current_until', ({ item }) => freshUntil(item) ?? ''],
  ['owner', ({ item }) => item.owner ?? ''],
  ['approver', ({ item }) => item.approver ?? ''],
  ['says', ({ item }) => (item.says.kind === 'fixed' ? `fixed ${item.says.on}` : item.says.kind)],
  ['classification', ({ item }) => item.classification ?? ''],
  ['retain_until', ({ item }) => item.retainUntil ?? ''],
  ['law_keeps_until', ({ item }, asOf) => keepUntil(item, asOf) ?? ''],
  ['provisions', ({ provisions }) => provisions.join(' ')],
  ['findings', ({ findings }) => findings.join(' ')],
  ['unmatched', ({ unmatchedTargets }) => unmatchedTargets.map(targetText).join('; ')],
  ['register', ({ item }) => `${item.at.file}${item.at.line === undefined ? '' : `:${item.at.line}`}`],
];

/** The evidence index: every item of the register with its hash and what it bears on. */
export function evidenceCsv({ evidence, asOf }: Dossier): string {
  return csv(
    COLUMNS.map(([name]) => name),
    evidence.map((matched) => COLUMNS.map(([, value]) => value(matched, asOf))),
  );
}

function targetText(target: EvidenceTarget): string {
  return Object.entries(target)
    .map(([kind, value]) => `${kind} ${String(value)}`)
    .join(' and ');
}
