import type { Dossier } from '../../model/dossier.js';
import { dollarText, type Cents } from '../../model/money.js';
import type { Exposure, PolicyResult, ProvisionExposure } from '../../model/penalty.js';
import type { Subject } from './book.js';
import { fact, sumOf, type Explanation, type Term } from './explanation.js';
import { counted } from './words.js';

/** The headline: both ends as sums of provisions and adjustments, and what they rest on. */
export const totalSubject: Subject = {
  kind: 'total',
  ids: () => ['total'],
  explain: ({ dossier }) => explainTotal(dossier),
};

function explainTotal({ exposure, asOf, assumptions }: Dossier): Explanation {
  if (exposure.kind === 'not-priced') {
    return {
      title: 'Exposure: not priced',
      id: 'total',
      facts: [...fact('Reason', exposure.reason), ...fact('Next', exposure.hint)],
      children: [],
    };
  }
  const { headline, penalty, schedule, ifOneRequirement } = exposure;
  return {
    title: `Exposure: ${dollarText(headline.low)} to ${dollarText(headline.high)}, accrued to ${asOf}`,
    id: 'total',
    facts: [
      ...fact('Basis', headline.basis),
      ...fact('Notice', `${exposure.noticeDate}, ${exposure.noticeIsAssumed ? 'assumed' : 'stated'}`),
      ...fact('Schedule', `${schedule.id}: ${schedule.label}; ${schedule.citation}`),
      ...fact(
        'Otherwise',
        ifOneRequirement &&
          `${dollarText(ifOneRequirement.low)} to ${dollarText(ifOneRequirement.high)}, should OCR hold a standard and its own specification to be one requirement (45 CFR 160.404(b)(3))`,
      ),
      ...(ifOneRequirement?.givenUp ?? []).flatMap(({ provision, low, high }) =>
        fact(
          '',
          `${provision} gives up ${dollarText(low)} of the low end and ${dollarText(high)} of the high end, before adjustments`,
        ),
      ),
      ...fact(
        'Not in it',
        `damages that a state attorney general may seek (${dollarText(exposure.keptApart.stateAttorneyGeneral.amount)}) and costs of a breach`,
      ),
      ...exposure.warnings.flatMap((warning) => fact('Warning', warning)),
      ...fact('Rests on', assumptions.map(({ id }) => id).join(', ')),
    ],
    children: [
      end('Low end', exposure, penalty.estimate.discretion, ({ estimate }) => estimate, headline.low),
      end('High end', exposure, penalty.ceiling, ({ ceiling }) => ceiling, headline.high),
    ],
  };
}

/** Provisions (overlaps already taken off them), then the adjustments of the whole, give one end of the headline. */
function end(
  title: string,
  { provisions }: Extract<Exposure, { kind: 'priced' }>,
  { lines, adjustments }: PolicyResult,
  amount: (provision: ProvisionExposure) => Cents,
  total: Cents,
): Explanation {
  const rows = provisions.map((row): Term => {
    const years = lines.filter(({ provision }) => provision === row.provision).length;
    const detail = `${counted(row.count, row.basis)} in ${years} ${years === 1 ? 'line' : 'lines'}`;
    return { label: row.provision, id: row.provision, detail, cents: amount(row) };
  });
  const changes = adjustments
    .filter(({ kind }) => kind !== 'overlap')
    .map(({ kind, statement, citation, amount: change }): Term => ({
      label: kind,
      detail: `${statement} (${citation})`,
      cents: change,
    }));
  return {
    title,
    facts: [],
    sum: sumOf([...rows, ...changes], {
      label: `headline, ${title.toLowerCase()}`,
      id: 'total',
      cents: total,
    }),
    children: [],
  };
}
