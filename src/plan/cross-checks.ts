import { addRanges, dollars } from '../model/money.js';
import type { CrossCheck } from '../model/plan.js';
import type { Rate } from './labor.js';
import type { PreparedAction } from './prepare.js';
import { counted, inDollars } from './words.js';

/** Published band for encrypting existing storage, without volumes. Source: Silicon Lemma dossier, 2026-04-15. */
const BAND = { low: dollars(50_000), high: dollars(200_000) };
const LABEL = 'Encryption of existing storage, retroactive';

/** Sets the bottom-up cost of all encryption actions (R2) beside the published band; nothing where there are none. */
export function crossChecks(
  actions: readonly PreparedAction[],
  rates: readonly Rate[],
): readonly CrossCheck[] {
  const encryption = actions.filter(({ candidate }) => candidate.row.direction === 'R2');
  if (encryption.length === 0) return [];
  const bottomUp = addRanges(encryption.map(({ cost }) => cost.oneOff));
  const inside = bottomUp.likely >= BAND.low && bottomUp.likely <= BAND.high;
  const hours = encryption
    .flatMap(({ cost }) => [...cost.hours.values()])
    .reduce((total, value) => total + value, 0);
  const resources = new Set(
    encryption.flatMap(({ candidate }) => candidate.findings.map(({ resource }) => resource.id)),
  );
  const engineer = rates.find(({ role }) => role === 'devops engineer');
  const inHours = engineer
    ? ` At ${inDollars(engineer.perHour)} an hour the band stands for ${bandHours(BAND.low, engineer.perHour)} to ${bandHours(BAND.high, engineer.perHour)} hours.`
    : '';
  const position = inside ? 'inside' : bottomUp.likely < BAND.low ? 'below' : 'above';
  return [
    {
      label: LABEL,
      band: BAND,
      bottomUp,
      inside,
      explanation: `The likely figure of ${inDollars(bottomUp.likely)} is ${position} the band: ${counted(Math.round(hours), 'hour')} for ${counted(resources.size, 'resource')} found here, provider fees being small beside labor. The band, from a published dossier on cloud e-commerce (15 Apr 2026), states no volumes and no upper end.${inHours}`,
    },
  ];
}

function bandHours(amount: number, perHour: number): string {
  return Math.round(amount / perHour).toLocaleString('en-US');
}
