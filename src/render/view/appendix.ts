import type { Dossier } from '../../model/dossier.js';
import { count, plural, sentence, shortDate } from '../format.js';
import { code, join, linkOut, md, text, type Md } from '../md.js';
import { undecidedView, type UndecidedView } from './undecided.js';

/** Assumptions, suppressions, sources of figures, neighbours. */
export interface AppendixView extends UndecidedView {
  readonly assumptions: readonly {
    readonly id: Md;
    readonly statement: Md;
    readonly affects: Md;
    readonly by: Md;
  }[];
  readonly hasAssumptions: boolean;
  readonly suppressions: readonly {
    readonly id: Md;
    readonly reason: Md;
    readonly owner: Md;
    readonly approver: Md;
    readonly expires: Md;
    readonly isLapsed: boolean;
    readonly isUnused: boolean;
  }[];
  readonly hasSuppressions: boolean;
  readonly factors: readonly {
    readonly paragraph: Md;
    readonly kind: Md;
    readonly statement: Md;
    readonly by: Md;
  }[];
  readonly hasFactors: boolean;
  /** Every system of dossier.yaml, and whether it is priced. */
  readonly systems: readonly {
    readonly name: Md;
    readonly holdsPhi: Md;
    readonly basis: Md;
    readonly individuals: Md;
    readonly owner: Md;
  }[];
  readonly unknownSystems: Md;
  readonly hasUnknownSystems: boolean;
  readonly figureSources: readonly {
    readonly id: Md;
    readonly title: Md;
    readonly citation: Md;
    readonly usedFor: Md;
    readonly isVerified: boolean;
  }[];
  readonly unverified: Md;
  readonly unverifiedVerb: Md;
  readonly hasUnverified: boolean;
  readonly adjacent: readonly {
    readonly title: Md;
    readonly entity: Md;
    readonly relation: Md;
    readonly asOf: Md;
    readonly path: Md;
  }[];
  readonly hasAdjacent: boolean;
}

export function appendixView(dossier: Dossier): AppendixView {
  const { assumptions, engagement, assessed, figureSources, adjacent, ledger } = dossier;
  const lapsed = new Set(assessed.lapsed.map(({ id }) => id));
  const unused = new Set(assessed.unusedSuppressions.map(({ id }) => id));
  const all = new Map(
    [...engagement.suppressions, ...assessed.lapsed, ...assessed.unusedSuppressions].map((s) => [s.id, s]),
  );
  const unknown = engagement.systems.filter((system) => system.holdsPhi === 'unknown');
  const unverified = figureSources.filter((source) => !source.verified);
  return {
    assumptions: assumptions.map(({ id, statement, affects, by }) => ({
      id: text(id),
      statement: text(statement),
      affects: affectsOf(affects, id, assumptions),
      by: text(by),
    })),
    hasAssumptions: assumptions.length > 0,
    suppressions: [...all.values()].map((suppression) => ({
      id: text(suppression.id),
      reason: text(suppression.reason),
      owner: text(suppression.owner),
      approver: text(suppression.approver),
      expires: shortDate(suppression.expires),
      isLapsed: lapsed.has(suppression.id),
      isUnused: unused.has(suppression.id),
    })),
    hasSuppressions: all.size > 0,
    factors: engagement.factors.map((factor) => ({
      paragraph: text(factor.paragraph),
      kind: text(factor.kind),
      statement: text(factor.statement),
      by: text(factor.by),
    })),
    hasFactors: engagement.factors.length > 0,
    systems: engagement.systems.map((system) => ({
      name: text(system.name),
      holdsPhi: text(system.holdsPhi === 'unknown' ? 'unknown' : system.holdsPhi ? 'yes' : 'no'),
      basis: system.phiBasis === undefined ? text('–') : sentence(text(system.phiBasis)),
      individuals: system.individuals === undefined ? text('not stated') : count(system.individuals),
      owner: text(system.owner ?? '–'),
    })),
    unknownSystems: join(unknown.map((system) => text(system.name))),
    hasUnknownSystems: unknown.length > 0,
    ...undecidedView(ledger),
    figureSources: figureSources.map((source) => ({
      id: text(source.id),
      title: text(source.title),
      citation: citationOf(source.citation),
      usedFor: text(source.usedFor),
      isVerified: source.verified,
    })),
    unverified: plural(unverified.length, 'source'),
    unverifiedVerb: text(unverified.length === 1 ? 'is' : 'are'),
    hasUnverified: unverified.length > 0,
    adjacent: adjacent.map((neighbour) => ({
      title: text(neighbour.title),
      entity: text(neighbour.entity),
      relation: text(neighbour.relation),
      asOf: shortDate(neighbour.asOf),
      path: code(neighbour.path),
    })),
    hasAdjacent: adjacent.length > 0,
  };
}

/** What several assumptions bear on alike is said with the first of them. */
function affectsOf(affects: string, id: string, all: Dossier['assumptions']): Md {
  const first = all.find((other) => other.affects === affects);
  return first === undefined || first.id === id ? text(affects) : text(`As for ${first.id}.`);
}

/** A citation whose address, where it ends in one, is a link that shows itself. */
function citationOf(citation: string): Md {
  const address = /https:\/\/\S+$/.exec(citation)?.[0];
  if (address === undefined) return text(citation);
  const before = citation.slice(0, -address.length);
  const link = linkOut(address, address.replace(/^https:\/\/(?:www\.)?/, ''));
  return before === '' ? link : md`${text(before)} ${link}`;
}
