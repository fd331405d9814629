import type { Dossier } from '../../model/dossier.js';
import { sum } from '../../model/money.js';
import type { Exposure } from '../../model/penalty.js';
import { count, list, money, sentence } from '../format.js';
import { md, NOTHING, text, type Md } from '../md.js';
import type { Lookup } from './lookup.js';

/** Amounts and duties beside the civil money penalty; none is ever added to it. */
export interface KeptApartView {
  readonly attorneyGeneral: Md;
  readonly attorneyGeneralCitation: Md;
  /** Calendar years of the claim, in order; the heads of `attorneyGeneralRows`. */
  readonly attorneyGeneralYears: readonly Md[];
  /** Per provision and year: amount, and the violations counted. */
  readonly attorneyGeneralRows: readonly {
    readonly provision: Md;
    readonly cells: readonly Md[];
    readonly amount: Md;
  }[];
  readonly benchmarks: readonly {
    readonly entity: Md;
    readonly date: Md;
    readonly amount: Md;
    readonly kind: Md;
    readonly individuals: Md;
    readonly facts: Md;
    readonly source: Md;
    readonly isVerified: boolean;
  }[];
  /** Provisions with a gap and nothing priced: what documents and vendors lack. */
  readonly uncounted: Md;
  readonly hasUncounted: boolean;
  readonly breachDuties: readonly { readonly duty: Md; readonly due: Md; readonly citation: Md }[];
}

export function keptApartView({ exposure, assessed }: Dossier, lookup: Lookup): KeptApartView {
  if (exposure.kind === 'not-priced') {
    return {
      attorneyGeneral: NOTHING,
      attorneyGeneralCitation: NOTHING,
      attorneyGeneralYears: [],
      attorneyGeneralRows: [],
      benchmarks: [],
      uncounted: NOTHING,
      hasUncounted: false,
      breachDuties: [],
    };
  }
  const { stateAttorneyGeneral, benchmarks, breachDuties } = exposure.keptApart;
  const priced = new Set(exposure.provisions.map(({ provision }) => provision));
  const uncounted = assessed.coverage.filter(
    ({ provision, state }) => state === 'gap' && !priced.has(provision),
  );
  return {
    attorneyGeneral: money(stateAttorneyGeneral.amount),
    attorneyGeneralCitation: text(stateAttorneyGeneral.citation),
    ...claimOf(stateAttorneyGeneral.lines, lookup),
    benchmarks: benchmarks.map((benchmark) => ({
      entity: text(benchmark.entity),
      date: text(benchmark.date),
      amount: money(benchmark.amount),
      kind: text(benchmark.kind),
      individuals: benchmark.individuals === undefined ? text('not stated') : count(benchmark.individuals),
      facts: sentence(text(benchmark.facts)),
      source: text(benchmark.source),
      isVerified: benchmark.verified,
    })),
    uncounted: list(
      uncounted.map(({ provision, title }) => md`${text(title)} ${lookup.provisionLink(provision)}`),
    ),
    hasUncounted: uncounted.length > 0,
    breachDuties: breachDuties.map(({ duty, due, citation }) => ({
      duty: text(duty),
      due: text(due),
      citation: text(citation),
    })),
  };
}

type ClaimLine = Extract<Exposure, { kind: 'priced' }>['keptApart']['stateAttorneyGeneral']['lines'][number];

/** One row per provision, one column per year. */
function claimOf(
  lines: readonly ClaimLine[],
  lookup: Lookup,
): Pick<KeptApartView, 'attorneyGeneralYears' | 'attorneyGeneralRows'> {
  const years = [...new Set(lines.map(({ year }) => year))].toSorted((a, b) => a - b);
  const provisions = [...new Set(lines.map(({ provision }) => provision))];
  return {
    attorneyGeneralYears: years.map((year) => text(String(year))),
    attorneyGeneralRows: provisions.map((provision) => {
      const own = lines.filter((line) => line.provision === provision);
      return {
        provision: md`${lookup.provisionTitle(provision)} ${lookup.provisionLink(provision)}`,
        cells: years.map((year) => {
          const line = own.find((each) => each.year === year);
          return line === undefined ? text('–') : md`${money(line.amount)} (${count(line.count)})`;
        }),
        amount: money(sum(own.map(({ amount }) => amount))),
      };
    }),
  };
}
