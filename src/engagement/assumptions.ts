import { isoDate, yearOf, type IsoDate } from '../model/date.js';
import type { Assumption } from '../model/dossier.js';
import {
  ROLE_NAMES,
  ROLES,
  type CulpabilityInput,
  type Engagement,
  type SystemSpec,
} from '../model/engagement.js';

const PROGRAM = 'this program, since dossier.yaml does not say';

/** The last day of the calendar year after `asOf`'s: annual caps start afresh once before it. */
export function assumedHorizon(asOf: IsoDate): IsoDate {
  return isoDate(`${yearOf(asOf) + 1}-12-31`);
}

/** What `dossier.yaml` leaves open, and what its authors assume about culpability; to be printed with the figures. */
export function assumptionsOf(engagement: Engagement): Assumption[] {
  return [
    ...statedCulpability(engagement),
    ...statedMappings(engagement),
    ...OPEN_POINTS.flatMap((point) => openPoint(point, engagement)),
  ];
}

function statedMappings({ mappings = [] }: Engagement): Assumption[] {
  return mappings.map((mapping, index) => ({
    id: `mapping-${index + 1}`,
    statement: `The check "${mapping.check}" is taken ${mapping.provision !== undefined ? `as failing ${mapping.provision}` : `for the family ${mapping.family}`}: ${mapping.reason}`,
    affects: 'The provision of its findings, and with it the annual cap that they share with others.',
    by: mapping.by,
  }));
}

interface OpenPoint {
  readonly id: string;
  readonly affects: string;
  /** The statement, where the engagement leaves the point open. */
  readonly state: (engagement: Engagement) => string | false;
}

const OPEN_POINTS: readonly OpenPoint[] = [
  {
    id: 'entity-status',
    affects: 'Whether any penalty is priced.',
    state: ({ entity }) =>
      entity.status === 'not determined' &&
      'Whether the entity is a covered entity or a business associate is not determined; no penalty is priced.',
  },
  {
    id: 'entity-status-basis',
    affects: 'Whether HIPAA applies at all, and with it every penalty figure.',
    state: ({ entity }) =>
      entity.statusBasis === undefined &&
      `The entity is entered as "${entity.status}" without a stated basis.`,
  },
  {
    id: 'notice-date',
    affects: 'The penalty schedule in force, and the six-year limit of 45 CFR 160.414.',
    state: ({ noticeDate, asOf }) =>
      noticeDate === undefined &&
      `The notice of proposed determination is taken to be dated ${asOf}, the day of assessment.`,
  },
  {
    id: 'horizon',
    affects: 'Avoidable accrual, and the ranking of actions by exposure removed.',
    state: ({ horizon, asOf }) =>
      horizon === undefined &&
      `Further accrual is shown up to ${assumedHorizon(asOf)}, the end of the calendar year after the assessment.`,
  },
  {
    id: 'culpability',
    affects: 'The tier, and with it rate and cap, of every provision for which no tier is stated.',
    state: ({ culpability }) =>
      !culpability.some(({ provision }) => provision === '*') &&
      `Violations of ${culpability.length > 0 ? 'provisions that are not named' : 'every provision'} are taken to be due to reasonable cause: what a routine scan shows could have been known with reasonable diligence, and no scan shows willful neglect.`,
  },
  {
    id: 'known-on',
    affects: 'The 30-day cure period of 45 CFR 160.410(c).',
    state: ({ culpability }) => {
      const open = culpability
        .filter(({ knownOn }) => knownOn === undefined)
        .map(({ provision }) => (provision === '*' ? 'the provisions that are not named' : provision));
      if (culpability.length === 0) return 'No day is stated on which the entity knew of a violation.';
      return open.length > 0 && `No day of knowledge is stated for ${list(open)}.`;
    },
  },
  {
    id: 'factors',
    affects: 'The amounts after the caps.',
    state: ({ factors }) =>
      factors.length === 0 &&
      'No circumstance of 45 CFR 160.408 is stated; amounts are neither lowered nor raised.',
  },
  {
    id: 'recognized-security-practices',
    affects: 'A possible reduction under Pub. L. 116-321.',
    state: ({ recognizedSecurityPractices }) =>
      recognizedSecurityPractices === undefined &&
      'Recognized security practices are not stated; no reduction is applied for them.',
  },
  {
    id: 'systems',
    affects: 'The scope of every finding.',
    state: ({ systems }) =>
      systems.length === 0 && 'No system is described; no finding can be placed in a system that holds PHI.',
  },
  {
    id: 'systems-phi',
    affects: 'The scope of their findings, which are listed as unknown and not priced.',
    state: systemsWhere('Whether PHI is held is not known', ({ holdsPhi }) => holdsPhi === 'unknown'),
  },
  {
    id: 'systems-phi-basis',
    affects: 'The scope of their findings, which are priced, or left out of the price, on this word alone.',
    state: systemsWhere(
      'Whether PHI is held is stated without a basis',
      ({ holdsPhi, phiBasis }) => holdsPhi !== 'unknown' && phiBasis === undefined,
    ),
  },
  {
    id: 'systems-individuals',
    affects: 'Counts per person and breach duties, which cannot be worked out for them.',
    state: systemsWhere(
      'The number of individuals is not stated',
      ({ holdsPhi, individuals }) => holdsPhi !== false && individuals === undefined,
    ),
  },
  {
    id: 'systems-data',
    affects: 'Service costs that depend on data volume, which cannot be worked out for them.',
    state: systemsWhere('The data volume is not stated', ({ dataGb }) => dataGb === undefined),
  },
  {
    id: 'vendors',
    affects: 'Business associate agreements under 45 CFR 164.308(b) and 164.502(e), which are not assessed.',
    state: ({ vendors }) => vendors.length === 0 && 'No vendor is listed.',
  },
  {
    id: 'evidence',
    affects: 'Coverage of the Security Rule, which rests on scanner findings alone.',
    state: ({ evidence }) => evidence === undefined && 'No evidence register is stated.',
  },
  {
    id: 'budget',
    affects: 'The plan, which has no cut line.',
    state: ({ budget }) => budget === undefined && 'No budget is stated.',
  },
  {
    id: 'labor-rates',
    affects: 'Labor cost of every action with these roles.',
    state: ({ labor }) => {
      const open = ROLES.filter((role) => labor?.rates[role] === undefined);
      return open.length > 0 && `Catalog rates serve for ${list(open.map((role) => ROLE_NAMES[role]))}.`;
    },
  },
  {
    id: 'industry',
    affects: 'Related dossiers of the same industry, of which none can be found.',
    state: ({ entity }) => entity.industry === undefined && 'The industry is not stated.',
  },
  {
    id: 'risk-cluster',
    affects: 'Related dossiers of the same risk cluster, of which none can be found.',
    state: ({ dossier }) => dossier.riskCluster === undefined && 'The risk cluster is not stated.',
  },
  {
    id: 'publication',
    affects: 'The dates on the masthead.',
    state: ({ dossier: { published, updated } }) => {
      const open = [!published && 'published', !updated && 'updated'].filter((name) => name !== false);
      return open.length > 0 && `The day on which the dossier was ${list(open)} is not stated.`;
    },
  },
];

function openPoint({ id, affects, state }: OpenPoint, engagement: Engagement): Assumption[] {
  const statement = state(engagement);
  return statement === false ? [] : [{ id, statement, affects, by: PROGRAM }];
}

function systemsWhere(statement: string, isOpen: (system: SystemSpec) => boolean): OpenPoint['state'] {
  return ({ systems }) => {
    const open = systems.filter(isOpen).map(({ name }) => name);
    return open.length > 0 && `${statement} for ${open.join('; ')}.`;
  };
}

function statedCulpability({ culpability }: Engagement): Assumption[] {
  return culpability.map((input) => ({
    id: `culpability-${input.provision === '*' ? 'others' : input.provision}`,
    statement: `Culpability for ${provisionInWords(input)}: ${input.tier.replaceAll('-', ' ')}. ${input.reason}`,
    affects: 'The tier, and with it rate and cap.',
    by: input.by,
  }));
}

function provisionInWords({ provision }: CulpabilityInput): string {
  return provision === '*' ? 'provisions that are not named' : provision;
}

/** `a, b and c`. */
function list(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
