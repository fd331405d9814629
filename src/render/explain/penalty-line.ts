import { daysText } from '../../model/date.js';
import { unreachable } from '../../model/diagnostic.js';
import { cents, dollarText } from '../../model/money.js';
import type { CapPolicy, PenaltyLine } from '../../model/penalty.js';
import { TIER_NAMES } from '../view/labels.js';
import { findingsOf, known, resultsOf, type Book, type NamedResult, type Subject } from './book.js';
import { briefFinding, distinctDays, overlapOf } from './brief.js';
import { fact, mustEqual, type Explanation, type Fact, type Term } from './explanation.js';
import { amountOf, counted, POLICY_NAMES } from './words.js';

/** One provision in one year: days x rate, cap, amount, and the findings that fail on those days. */
export const penaltyLineSubject: Subject = {
  kind: 'penalty line, 164.312(b)/2025/codified/maximum',
  ids: (dossier) => [
    ...new Set(resultsOf(dossier).flatMap(({ result }) => result.lines.map((line) => line.id))),
  ],
  explain: (book, id) => {
    const holders = resultsOf(book.dossier).filter(({ result }) =>
      result.lines.some((line) => line.id === id),
    );
    const first = known(holders[0], id);
    const line = known(
      first.result.lines.find((item) => item.id === id),
      id,
    );
    return explainLine(book, line, holders, first.result.policy);
  },
};

function explainLine(
  book: Book,
  line: PenaltyLine,
  holders: readonly NamedResult[],
  policy: CapPolicy,
): Explanation {
  const { exposure, figureSources } = book.dossier;
  const provisions = exposure.kind === 'priced' ? exposure.provisions : [];
  const own = provisions.find(({ provision }) => provision === line.provision);
  const findings = findingsOf(book, own?.findings ?? []).filter(
    ({ period }) => period.kind === 'dated' && overlapOf(period.interval, line),
  );
  const schedule = figureSources.find(({ id }) => id === line.schedule);
  checkProduct(line);
  return {
    title: `${line.id}: ${dollarText(line.amount)}`,
    id: line.id,
    facts: [
      ...fact('Count', countText(line)),
      ...(line.basis === 'per-day'
        ? fact('United', unitedText(distinctDays(findings, line), findings.length, line))
        : []),
      ...fact('Rate', `${dollarText(line.rate)} each; tier: ${TIER_NAMES[line.tier]}`),
      ...fact(
        'Raw',
        `${line.count.toLocaleString('en-US')} x ${dollarText(line.rate)} = ${dollarText(line.raw)}`,
      ),
      ...fact(
        'Cap',
        `${dollarText(line.cap)} for one provision in one calendar year: ${POLICY_NAMES[policy]}`,
      ),
      ...fact('Amount', `${dollarText(line.amount)}: ${reasonOf(line)}`),
      ...fact('Law', line.citation),
      ...fact(
        'Schedule',
        schedule ? `${line.schedule}: ${schedule.title}; ${schedule.citation}` : line.schedule,
      ),
      ...fact('Verified', schedule?.verified === false ? 'no, not checked against its source' : undefined),
      ...holders.flatMap((holder) => usedIn(line, holder)),
    ],
    children: findings.map((finding) => briefFinding(finding, line)),
  };
}

/** The line as a term of its provision's sum. */
export function lineTerm(line: PenaltyLine): Term {
  checkProduct(line);
  const product = `${counted(line.count, line.basis)} x ${dollarText(line.rate)} = ${dollarText(line.raw)}`;
  const capped = line.amount < line.raw ? `, cap ${dollarText(line.cap)}` : '';
  const note = line.note === undefined ? '' : `, ${line.note}`;
  return { label: line.id, id: line.id, detail: `${product}${capped}${note}`, cents: line.amount };
}

function checkProduct({ id, count, rate, raw }: PenaltyLine): void {
  mustEqual(`${id} before its cap`, cents(count * rate), raw);
}

function countText({ count, basis, from, to, days = [{ from, to }] }: PenaltyLine): string {
  const what = counted(count, basis);
  const when = daysText(days);
  switch (basis) {
    case 'per-day':
      return `${what}, ${when}; a day counts once, however many findings failed on it (45 CFR 160.406)`;
    case 'per-person':
      return `${what}, event of ${when} (45 CFR 160.406)`;
    case 'per-person-day':
      return `${what}, ${when} (45 CFR 160.406)`;
    default:
      return unreachable(basis);
  }
}

/** Days of the findings' periods beside the days charged, and why there may be fewer. */
function unitedText(days: number, findings: number, { count }: PenaltyLine): string {
  const periods = `the periods of ${amountOf(findings, 'finding')} below cover ${amountOf(days, 'day')}`;
  if (days === count) return periods;
  return `${periods}; ${count} are charged, for some are corrected in time, older than six years, or after the notice`;
}

function reasonOf({ amount, raw, cap, note }: PenaltyLine): string {
  if (note !== undefined) return note;
  return amount === cap && raw > cap ? 'the cap' : 'below the cap';
}

function usedIn(line: PenaltyLine, { name, result }: NamedResult): readonly Fact[] {
  const left = result.adjustments.filter(
    ({ kind, provision, year }) => kind === 'overlap' && provision === line.provision && year === line.year,
  );
  return [
    ...fact('Part of', name),
    ...left.flatMap(({ statement, citation }) => fact('Left out', `${statement} (${citation})`)),
  ];
}
