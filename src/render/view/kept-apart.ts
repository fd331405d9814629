import type { Dossier } from '../../model/dossier.js';
import { count, money, sentence } from '../format.js';
import { NOTHING, text, type Md } from '../md.js';
import type { Lookup } from './lookup.js';

/** Amounts and duties beside the civil money penalty; none is ever added to it. */
export interface KeptApartView {
  readonly attorneyGeneral: Md;
  readonly attorneyGeneralCitation: Md;
  readonly attorneyGeneralLines: readonly {
    readonly provision: Md;
    readonly year: Md;
    readonly count: Md;
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
  readonly breachDuties: readonly { readonly duty: Md; readonly due: Md; readonly citation: Md }[];
}

export function keptApartView({ exposure }: Dossier, lookup: Lookup): KeptApartView {
  if (exposure.kind === 'not-priced') {
    return {
      attorneyGeneral: NOTHING,
      attorneyGeneralCitation: NOTHING,
      attorneyGeneralLines: [],
      benchmarks: [],
      breachDuties: [],
    };
  }
  const { stateAttorneyGeneral, benchmarks, breachDuties } = exposure.keptApart;
  return {
    attorneyGeneral: money(stateAttorneyGeneral.amount),
    attorneyGeneralCitation: text(stateAttorneyGeneral.citation),
    attorneyGeneralLines: stateAttorneyGeneral.lines.map((line) => ({
      provision: lookup.provisionLink(line.provision),
      year: text(String(line.year)),
      count: count(line.count),
      amount: money(line.amount),
    })),
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
    breachDuties: breachDuties.map(({ duty, due, citation }) => ({
      duty: text(duty),
      due: text(due),
      citation: text(citation),
    })),
  };
}
