import { schedules } from '../law/schedules.js';
import type { Assessed, AssessedFinding } from '../model/assessed.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import type { Assumption } from '../model/dossier.js';
import type { Cents } from '../model/money.js';
import type { Exposure } from '../model/penalty.js';
import type { Plan } from '../model/plan.js';
import { LONG_UNSEEN_DAYS, type LongUnseen } from './long-unseen.js';

interface Results {
  readonly asOf: IsoDate;
  readonly unseen: readonly LongUnseen[];
  readonly assessed: Assessed;
  readonly exposure: Exposure;
  readonly plan: Plan;
}

/**
 * Every assumption under the figures, numbered `AS-01` onward: those of the engagement file first, then those
 * that the stages had to make. An assumption that nothing rests on is not listed.
 */
export function dossierAssumptions(stated: readonly Assumption[], results: Results): readonly Assumption[] {
  const all = [
    ...stated,
    ...startDates(results.assessed),
    ...stillOpen(results),
    ...endNotStated(results),
    ...unknownScope(results.assessed),
    ...amountsRead(results.exposure),
    ...tiers(results.exposure),
    ...oneRequirement(results.exposure),
    ...planning(results),
  ];
  return all.map((assumption, index) => ({ ...assumption, id: `AS-${String(index + 1).padStart(2, '0')}` }));
}

function startDates(assessed: Assessed): readonly Assumption[] {
  const assumed = assessed.findings.filter((finding) => isCounted(finding) && startIsAssumed(finding));
  if (assumed.length === 0) return [];
  const counted = assessed.findings.filter(isCounted).length;
  return [
    {
      id: '',
      statement: `${assumed.length} of ${counted} counted findings carry no date of their own; their violation is taken to begin on the day of the first scan that reports them.`,
      affects: 'An earlier true start adds days, and from the turn of a year another annual cap.',
      by: 'dossier',
    },
  ];
}

function stillOpen({ unseen, asOf }: Results): readonly Assumption[] {
  const count = unseen.reduce((total, { findings }) => total + findings.length, 0);
  if (count === 0) return [];
  return [
    {
      id: '',
      statement: `${count} counted findings that no scan has looked at for more than ${LONG_UNSEEN_DAYS} days are taken to be open still on ${dayInWords(asOf)}.`,
      affects: 'What was fixed since then takes days, and perhaps whole years, off the exposure.',
      by: 'dossier',
    },
  ];
}

function endNotStated({ assessed, asOf }: Results): readonly Assumption[] {
  const count = assessed.findings.filter(
    ({ state, period, disposition }) =>
      disposition.kind === 'counted' &&
      state.kind === 'resolved' &&
      period.kind === 'dated' &&
      period.to.kind === 'assumed',
  ).length;
  if (count === 0) return [];
  const [findings, are] = count === 1 ? ['finding', 'is'] : ['findings', 'are'];
  return [
    {
      id: '',
      statement: `${count} counted ${findings} that scanners call resolved without the day ${are} taken to have ended on ${asOf} at the latest.`,
      affects:
        'Evidence of the day of the fix takes the days after it, and perhaps whole years, off the exposure.',
      by: 'dossier',
    },
  ];
}

function unknownScope(assessed: Assessed): readonly Assumption[] {
  const unknown = assessed.findings.filter((finding) => finding.disposition.kind === 'scope unknown').length;
  if (unknown === 0) return [];
  return [
    {
      id: '',
      statement: `${unknown} findings are on resources that no system in dossier.yaml claims, or whose system is not known to hold PHI; they are listed and not priced.`,
      affects: 'Findings that turn out to be on PHI systems add to the exposure.',
      by: 'dossier',
    },
  ];
}

function tiers(exposure: Exposure): readonly Assumption[] {
  if (exposure.kind !== 'priced') return [];
  const byDefault = exposure.provisions.filter((provision) => provision.tierIsDefault);
  if (byDefault.length === 0) return [];
  return [
    {
      id: '',
      statement: `Culpability is taken as reasonable cause (45 CFR 160.401) for ${byDefault.map((p) => p.provision).join(', ')}, because dossier.yaml states none.`,
      affects: 'The tier sets the minimum per violation; the table of all four tiers shows what changes.',
      by: 'dossier',
    },
  ];
}

function amountsRead(exposure: Exposure): readonly Assumption[] {
  if (exposure.kind !== 'priced') return [];
  const used = new Set(exposure.penalty.ceiling.lines.map(({ schedule }) => schedule));
  const rows = schedules.filter(({ id, readIn }) => used.has(id) && readIn === 'publications');
  if (rows.length === 0) return [];
  return [
    {
      id: '',
      statement: `The amounts of ${rows.map(({ citation }) => citation).join(' and ')} were read in publications that report them, not in the Federal Register itself; each schedule equals the one before times its multiplier, rounded to the dollar.`,
      affects: 'Every penalty amount.',
      by: 'dossier',
    },
  ];
}

function oneRequirement(exposure: Exposure): readonly Assumption[] {
  if (exposure.kind !== 'priced' || exposure.ifOneRequirement === undefined) return [];
  const { headline, ifOneRequirement } = exposure;
  return [
    {
      id: '',
      statement:
        'A standard and its own implementation specification are charged apart where different findings break them; 45 CFR 160.404(b)(3) bars charging the same requirement twice.',
      affects: `Should OCR hold them to be one requirement, the range falls from ${range(headline)} to ${range(ifOneRequirement)}.`,
      by: 'dossier',
    },
  ];
}

function range({ low, high }: { readonly low: Cents; readonly high: Cents }): string {
  const money = (amount: Cents): string =>
    `$${(amount / 100).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;
  return `${money(low)}–${money(high)}`;
}

function planning({ plan }: Results): readonly Assumption[] {
  return plan.assumptions.map((statement) => ({
    id: '',
    statement,
    affects: 'Cost, order and finish dates of the plan.',
    by: 'dossier',
  }));
}

function isCounted(finding: AssessedFinding): boolean {
  return finding.disposition.kind === 'counted';
}

function startIsAssumed(finding: AssessedFinding): boolean {
  return finding.period.kind === 'dated' && finding.period.from.kind === 'assumed';
}
