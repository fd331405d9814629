import type { RegulatorModel, Withheld } from '../model/regulator.js';
import type { SummaryRow } from './summary-row.js';

/** One screen after the regulator edition was built; what stayed behind is told here and nowhere else. */
export function regulatorRows(
  { provisions, corrections, evidence, isDraft }: RegulatorModel,
  withheld: readonly Withheld[],
  folder: string,
): readonly SummaryRow[] {
  const number = (state: string): number => provisions.filter((row) => row.state === state).length;
  return [
    {
      label: 'Provisions',
      lines: [
        `${number('documented')} documented, ${number('documented in part')} in part, ${number('attested')} attested; no statement on ${number('no statement')}`,
      ],
    },
    { label: 'Shown', lines: [`${corrections.length} corrections, ${evidence.length} evidence items`] },
    {
      label: 'Withheld',
      lines:
        withheld.length > 0
          ? withheld.map(({ what, reason }) => `${what}: ${reason}`)
          : ['nothing beyond prices, plan, open findings and counsel’s statements'],
    },
    { label: 'Written', lines: [folder] },
    {
      label: 'Next',
      lines: [`${isDraft ? 'It is marked DRAFT. ' : ''}Have counsel read it before it leaves the house.`],
    },
  ];
}
