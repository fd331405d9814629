import { ROLE_NAMES } from '../model/engagement.js';
import { dayInWords } from '../model/date.js';
import { isToFix } from './candidates.js';
import type { PlanParts } from './parts.js';
import { limitsInWords } from './limits.js';
import { OVERRIDES } from './overrides.js';
import { counted, listed } from './words.js';
import { HOURS_PER_DAY } from './working-days.js';

/** What costs, dates and effects rest on, one sentence each; printed with the plan. */
export function assumptionsOf({
  crew,
  engagement,
  assessed,
  horizon,
  asOf,
  rewards,
  selection,
  actions,
}: PlanParts): readonly string[] {
  const team = listed([...crew].map(([role, people]) => counted(people, ROLE_NAMES[role])));
  const notIn = selection.leftOut.map(({ index }) => actions[index]?.candidate.title ?? '');
  return [
    `Dates rest on ${team} working on nothing else, ${HOURS_PER_DAY} productive hours a day, Monday to Friday, public holidays not considered. The teams take every action that applies in one order (overrides, then what removes most for its cost), so that doing less makes nothing later.`,
    'An action closes all open findings of its check families on the day it is finished; that day still counts as a day of violation.',
    'Hours are judgment unless a source is named; rates are US medians times an employer multiplier unless the engagement states its own.',
    'Service prices are US list prices before tax and discounts; monthly costs stand apart and are not charged to the budget.',
    rewards.kind === 'exposure'
      ? `Removed exposure is the OCR-style estimate (tier minimum, annual caps under enforcement discretion as applied) that would accrue after ${dayInWords(asOf)} until ${dayInWords(horizon)}; what has accrued by then stays, unless it is corrected inside an open cure period.`
      : 'Exposure is not priced, so the plan is chosen by the number of open findings closed on systems that hold PHI; severity is not used, because it says nothing of cost or law.',
    ...(rewards.kind === 'exposure' && engagement.noticeDate !== undefined && engagement.noticeDate < asOf
      ? [
          `The notice of ${engagement.noticeDate} does not charge the days after it up to ${asOf}, and they are left out here too; what accrues after ${asOf} is priced as a later notice would.`,
        ]
      : []),
    ...(engagement.lossSimulation === undefined && rewards.kind === 'exposure'
      ? [
          'Exposure removed per dollar is no return on investment. That would need an expected loss, and with it chances that only people can state (lossSimulation in dossier.yaml).',
        ]
      : []),
    engagement.budget === undefined
      ? 'No budget is stated: every action that removes exposure, closes an open finding or overrides is selected; the frontier shows what less money buys.'
      : 'The budget covers likely one-off cost; the range of each action is printed beside it.',
    ...(engagement.plan === undefined ? [] : [`The plan keeps to ${limitsInWords(engagement.plan)}.`]),
    ...(selection.overrides.length > 0
      ? [
          `Overrides come first in the order ${OVERRIDES.join(', ')}, as far as the limits allow. The plan leaves one out only where it spends less than that one and the overrides before it take, so a bigger budget never removes less.`,
        ]
      : []),
    ...exploitedSources(assessed),
    ...(notIn.length > 0 ? [`Overrides that are not in the plan: ${listed(notIn, 10)}.`] : []),
    ...(rewards.kind === 'exposure' && rewards.reduction.simplified.length > 0
      ? [
          `So many provisions are priced together that they are weighed one by one: ${listed(rewards.reduction.simplified, 40)}.`,
        ]
      : []),
  ];
}

/** On whose word an action goes first because attackers use what it closes. */
function exploitedSources({ findings, exploitedList: list }: PlanParts['assessed']): readonly string[] {
  if (list) {
    const name = [list.title, list.version].filter(Boolean).join(' ');
    const released = list.released === undefined ? '' : `, released ${dayInWords(list.released)}`;
    const later = list.later === 0 ? '' : `; ${list.later} that it took in later do not count`;
    return [
      `Attackers are taken to use what a scanner marks so, and the ${counted(list.cves, 'CVE')} of ${list.file}${name === '' ? '' : ` (${name}${released})`}${later}.`,
    ];
  }
  const naming = findings.filter(
    (finding) => isToFix(finding) && finding.observations.some(({ cves }) => cves !== undefined),
  ).length;
  return naming === 0
    ? []
    : [
        `No list of exploited vulnerabilities is given (knownExploited in dossier.yaml), so of the ${counted(naming, 'open finding')} that ${naming === 1 ? 'names' : 'name'} a CVE only those that a scanner marks go first.`,
      ];
}
