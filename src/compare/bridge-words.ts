import { scheduleFor } from '../law/schedules.js';
import { earliestChargeableDay, LIMITATION } from '../law/limitation.js';
import type { BridgeStepKind, InputChange } from '../model/comparison.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';

/** What the words of the steps are taken from. */
export interface StepFacts {
  readonly before: { readonly asOf: IsoDate; readonly notice: IsoDate };
  readonly now: { readonly asOf: IsoDate; readonly notice: IsoDate };
  /** Whether another version of the program or of its law data built the earlier dossier. */
  readonly isOtherProgram: boolean;
  /** New findings that had failed before the earlier dossier. */
  readonly newButOlder: number;
  readonly inputs: readonly InputChange[];
}

const LABELS: Readonly<Record<BridgeStepKind, string>> = {
  program: 'Program and law data',
  days: 'More days counted',
  limitation: 'Days beyond six years',
  amounts: 'Yearly adjustment',
  fixed: 'Fixed findings',
  'passes now': 'Passing, past left out',
  'not seen': 'Not seen any more',
  'not scanned': 'Not scanned again',
  reopened: 'Reopened findings',
  dates: 'Known findings, restated',
  new: 'New findings',
  scope: 'Systems in scope',
  'accepted risks': 'Accepted risks',
  evidence: 'Evidence',
  culpability: 'Assumed culpability',
  factors: 'Factors and practices',
};

/** Label and one sentence for each kind of step. */
export function describeSteps(
  facts: StepFacts,
): (kind: BridgeStepKind, findings: number) => { readonly label: string; readonly statement: string } {
  return (kind, findings) => ({ label: LABELS[kind], statement: statementOf(kind, findings, facts) });
}

function statementOf(kind: BridgeStepKind, findings: number, facts: StepFacts): string {
  const { before, now } = facts;
  const of = (text: string): string => (findings === 0 ? 'None.' : text);
  switch (kind) {
    case 'program':
      return facts.isOtherProgram
        ? 'The earlier inputs priced by this version of the program with its law data and its mapping of checks.'
        : 'The same version of the program and of its law data priced both.';
    case 'days':
      return before.asOf === now.asOf && before.notice === now.notice
        ? 'Both dossiers are of the same day.'
        : `Days to ${dayInWords(now.asOf)} (notice of ${dayInWords(now.notice)}) instead of ${dayInWords(before.asOf)} (notice of ${dayInWords(before.notice)}), as if everything then open had stayed open.`;
    case 'limitation':
      return `Days before ${dayInWords(earliestChargeableDay(now.notice))} are older than six years at the notice (${LIMITATION.citation}).`;
    case 'amounts':
      return amountsText(before.notice, now.notice);
    case 'fixed':
      return of(
        `${count(findings)} ended on a stated day; the days since then come off, the days before stay.`,
      );
    case 'passes now':
      return of(
        `${count(findings)} only pass in the scans of this build. Their past failures are not in these scans and are left out; a fix does not erase them.`,
      );
    case 'not seen':
      return of(
        `${count(findings)} are in no scan of this build, although their tool reports on their account. That is no proof of a fix.`,
      );
    case 'not scanned':
      return of(`${count(findings)} are on accounts that no scan of their tool covers in this build.`);
    case 'reopened':
      return of(`${count(findings)} had ended and fail again.`);
    case 'dates':
      return of(
        `${count(findings)} of both dossiers, with the days and states that the scans give now; a scanner that states only the day of its run dates them anew.`,
      );
    case 'new':
      return of(
        facts.newButOlder === 0
          ? `${count(findings)} that the earlier dossier did not have.`
          : `${count(findings)} that the earlier dossier did not have; ${facts.newButOlder} of them failed before it.`,
      );
    case 'scope':
      return statedText(facts, 'system', 'Which systems hold PHI, and what belongs to them');
    case 'accepted risks':
      return statedText(facts, 'accepted risk', 'Accepted risks');
    case 'evidence':
      return 'What evidence confirms, dates or refutes now.';
    case 'culpability':
      return statedText(facts, 'culpability', 'Assumed culpability');
    case 'factors':
      return 'Factors of 45 CFR 160.408 and recognized security practices as stated now.';
    default:
      return unreachable(kind);
  }
}

function amountsText(before: IsoDate, now: IsoDate): string {
  const [was, is] = [before, now].map((notice) => scheduleFor({ violation: notice, assessed: notice }));
  return was === is
    ? `Both notices fall under the same amounts (${is?.citation ?? ''}).`
    : `Amounts of ${is?.label ?? ''} instead of ${was?.label ?? ''} (${is?.citation ?? ''}).`;
}

const MOST_NAMED = 4;

function statedText({ inputs }: StepFacts, what: InputChange['what'], lead: string): string {
  const subjects = inputs.filter((input) => input.what === what).map(({ subject }) => subject);
  if (subjects.length === 0) return `${lead}: as before.`;
  const more = subjects.length > MOST_NAMED ? ` and ${subjects.length - MOST_NAMED} more` : '';
  return `${lead}: ${subjects.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

function count(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings.toLocaleString('en-US')} findings`;
}
