import {
  COVERAGE_RULES,
  type CoverageRule,
  type CoverageState,
  type ProviderShare,
  type ProvisionCoverage,
  type SlotKind,
} from '../../model/assessed.js';
import { unreachable } from '../../model/diagnostic.js';
import type { Dossier } from '../../model/dossier.js';
import type { RenderContext } from '../context.js';
import { count, list, sentence } from '../format.js';
import { anchorId, join, md, NOTHING, text, type Md } from '../md.js';
import { coverageMark, designationName } from './labels.js';
import { rowAnchor, type Lookup } from './lookup.js';

/** Every provision in one of five states, and what is on file for it. */
export interface CoverageView {
  readonly states: Readonly<Record<StateKey, StateCounts>>;
  readonly rules: readonly { readonly key: Md; readonly name: Md; readonly rows: readonly CoverageRow[] }[];
  /** What vendors do for provisions, each share once. */
  readonly shares: readonly ShareRow[];
  /** Where the audit protocol is printed, its source. */
  readonly expectationSources: Md;
  readonly hasExpectations: boolean;
  /** Asked for besides on each addressable specification, said once for all. */
  readonly alternative: Md;
  readonly hasAlternative: boolean;
}

export interface CoverageRow {
  readonly provision: Md;
  readonly title: Md;
  readonly designation: Md;
  readonly state: Md;
  readonly reason: Md;
  /** Weaknesses with counted findings on it. */
  readonly weaknesses: Md;
  readonly hasWeaknesses: boolean;
  /** Vendors that do a part of it. */
  readonly vendors: Md;
  readonly hasVendors: boolean;
  /** Each slot: what is held, or what is asked for and missing. */
  readonly policy: Md;
  readonly implementation: Md;
  readonly decision: Md;
}

interface ShareRow {
  readonly vendor: Md;
  readonly share: Md;
  /** What stays with the entity. */
  readonly remains: Md;
  /** The agreement that it rests on, and the report that shows it. */
  readonly basis: Md;
  readonly provisions: Md;
}

/** Provisions in one state, by rule. */
interface StateCounts {
  readonly mark: Md;
  readonly security: Md;
  readonly breach: Md;
  readonly agreements: Md;
}

type StateKey = 'evidenced' | 'partial' | 'gap' | 'attested' | 'notAssessed';

const RULES: Readonly<Record<CoverageRule, string>> = {
  security: 'Security Rule',
  'breach notification': 'Breach notification',
  agreements: 'Business associate agreements',
};

export function coverageView(
  { assessed: { coverage } }: Dossier,
  context: RenderContext,
  lookup: Lookup,
): CoverageView {
  const stateOf = (state: CoverageState): StateCounts => {
    const of = (rule: CoverageRule): Md =>
      count(coverage.filter((row) => row.state === state && row.rule === rule).length);
    return {
      mark: coverageMark(state),
      security: of('security'),
      breach: of('breach notification'),
      agreements: of('agreements'),
    };
  };
  const covered = new Set(coverage.map(({ provision }) => provision));
  const asked = context.expectedEvidence.filter(({ provision }) => covered.has(provision));
  const alternative = asked.find((row) => row.alternative !== undefined)?.alternative;
  return {
    states: {
      evidenced: stateOf('evidenced'),
      partial: stateOf('partial'),
      gap: stateOf('gap'),
      attested: stateOf('attested'),
      notAssessed: stateOf('not assessed'),
    },
    rules: COVERAGE_RULES.map((rule) => ({
      key: text(anchorId(rule)),
      name: text(RULES[rule]),
      rows: coverage.filter((row) => row.rule === rule).map((row) => coverageRow(row, alternative, lookup)),
    })).filter(({ rows }) => rows.length > 0),
    shares: sharesOf(coverage, lookup),
    expectationSources: join([...new Set(asked.map((row) => row.source))].map(text), '; '),
    hasExpectations: asked.length > 0,
    alternative: text(alternative ?? ''),
    hasAlternative: alternative !== undefined,
  };
}

function coverageRow(row: ProvisionCoverage, alternative: string | undefined, lookup: Lookup): CoverageRow {
  const weaknesses = lookup.weaknessesOf(row.provision).map(({ id }) => lookup.recordLink(id));
  const slot = (kind: SlotKind): Md => slotCell(row, kind, alternative, lookup);
  return {
    provision: md`${rowAnchor(`c-${row.provision}`)}${row.state === 'gap' ? lookup.provisionLink(row.provision) : text(row.provision)}`,
    title: text(row.title),
    designation: designationName(row.designation),
    state: coverageMark(row.state),
    reason: sentence(text(row.reason)),
    weaknesses: join(weaknesses),
    hasWeaknesses: weaknesses.length > 0,
    vendors: list(row.provider.map(({ vendor }) => text(vendor))),
    hasVendors: row.provider.length > 0,
    policy: slot('policy'),
    implementation: slot('implementation'),
    decision: slot('decision'),
  };
}

/** In bold; not a template, because prettier would format one as a document. */
const MISSING = '**missing**' as Md;

/** Stands in the table for what the note under it says in full. */
const ALTERNATIVE = 'the decision record';

function slotCell(
  { slots }: ProvisionCoverage,
  kind: SlotKind,
  alternative: string | undefined,
  lookup: Lookup,
): Md {
  const slot = slots.find((each) => each.kind === kind);
  if (!slot) return text('–');
  const asks = join(
    slot.asks.map((ask) => text(ask === alternative ? ALTERNATIVE : ask)),
    '; ',
  );
  const note = slot.note === undefined ? NOTHING : md`: ${text(slot.note)}`;
  const held = lookup.recordLinks(slot.evidence);
  switch (slot.state) {
    case 'held':
      return kind === 'decision' ? md`${held}${note}` : withAsks(held, asks);
    case 'out of date':
      return withAsks(md`${held} **out of date**`, asks);
    case 'attested':
      return withAsks(
        slot.evidence.length > 0 ? md`${held} **attested only**` : text('stated, no document'),
        asks,
      );
    case 'incomplete':
      return md`${held}${note}`;
    case 'missing':
      return withAsks(MISSING, asks);
    case 'not asked':
      return slot.note === undefined ? text('none asked') : text(slot.note);
    default:
      return unreachable(slot.state);
  }
}

function withAsks(standing: Md, asks: Md): Md {
  return asks === '' ? standing : md`${standing}: ${asks}`;
}

/** A vendor states a share once for several provisions. */
function sharesOf(coverage: readonly ProvisionCoverage[], lookup: Lookup): readonly ShareRow[] {
  const provisionsOf = new Map<string, { readonly of: ProviderShare; readonly provisions: string[] }>();
  for (const { provision, provider } of coverage) {
    for (const of of provider) {
      const key = JSON.stringify([of.vendor, of.share, of.remains, of.agreement, of.shownBy]);
      const known = provisionsOf.get(key);
      if (known) known.provisions.push(provision);
      else provisionsOf.set(key, { of, provisions: [provision] });
    }
  }
  return [...provisionsOf.values()].map(({ of, provisions }) => ({
    vendor: text(of.vendor),
    share: sentence(text(of.share)),
    remains: sentence(text(of.remains)),
    basis: basisOf(of, lookup),
    provisions: join(provisions.map(lookup.provisionLink)),
  }));
}

function basisOf({ agreement, shownBy }: ProviderShare, lookup: Lookup): Md {
  if (agreement === undefined) return text('no agreement on file, so nothing rests on it');
  const shown = shownBy === undefined ? NOTHING : md`, shown by ${lookup.recordLink(shownBy)}`;
  return md`${lookup.recordLink(agreement)}${shown}`;
}
