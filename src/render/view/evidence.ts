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
import type { MatchedEvidence } from '../../model/evidence.js';
import type { RenderContext } from '../context.js';
import { count, fileSize, list, plural, sentence, shortDate } from '../format.js';
import { anchorId, code, join, md, NOTHING, text, type Md } from '../md.js';
import { coverageMark, designationName, saysName } from './labels.js';
import { recordAnchor, rowAnchor, type Lookup } from './lookup.js';
import { placeOf } from './place.js';

export interface CoverageRow {
  readonly provision: Md;
  readonly title: Md;
  readonly designation: Md;
  readonly state: Md;
  readonly reason: Md;
  /** Weaknesses with counted findings on it. */
  readonly weaknesses: Md;
  readonly hasWeaknesses: boolean;
  /** What vendors do for it, and what stays with the entity. */
  readonly provider: Md;
  readonly hasProvider: boolean;
  /** Each slot: what is held, or what is asked for and missing. */
  readonly policy: Md;
  readonly implementation: Md;
  readonly decision: Md;
}

/** Provisions in one state, by rule. */
interface StateCounts {
  readonly mark: Md;
  readonly security: Md;
  readonly breach: Md;
  readonly agreements: Md;
}

const RULES: Readonly<Record<CoverageRule, string>> = {
  security: 'Security Rule',
  'breach notification': 'Breach notification',
  agreements: 'Business associate agreements',
};

type StateKey = 'evidenced' | 'partial' | 'gap' | 'attested' | 'notAssessed';

export interface EvidenceView {
  readonly states: Readonly<Record<StateKey, StateCounts>>;
  readonly rules: readonly { readonly key: Md; readonly name: Md; readonly rows: readonly CoverageRow[] }[];
  /** Where the audit protocol is printed, its source. */
  readonly expectationSources: Md;
  readonly hasExpectations: boolean;
  /** Asked for besides on each addressable specification, said once for all. */
  readonly alternative: Md;
  readonly hasAlternative: boolean;
  readonly items: readonly {
    readonly anchor: Md;
    readonly id: Md;
    readonly title: Md;
    readonly kind: Md;
    readonly collected: Md;
    readonly isStale: boolean;
    readonly says: Md;
    readonly bearsOn: Md;
    readonly file: Md;
    readonly hash: Md;
  }[];
  readonly count: Md;
  readonly any: boolean;
  readonly hasRegister: boolean;
  /** Rows of the register, `count` and the rejected ones. */
  readonly entries: Md;
  readonly refusedCount: Md;
  readonly hasRefused: boolean;
  readonly refused: readonly { readonly place: Md; readonly reason: Md }[];
  readonly moreRefused: Md;
  readonly hasMoreRefused: boolean;
  /** What is wrong with items of the register, in one phrase. */
  readonly trouble: Md;
  readonly hasTrouble: boolean;
  readonly vendors: readonly {
    readonly name: Md;
    readonly service: Md;
    readonly agreement: Md;
    readonly isGap: boolean;
  }[];
}

const REFUSED_SHOWN = 40;

export function evidenceView(dossier: Dossier, context: RenderContext, lookup: Lookup): EvidenceView {
  const { assessed, evidence, engagement, register } = dossier;
  const stateOf = (state: CoverageState): StateCounts => {
    const of = (rule: CoverageRule): Md =>
      count(assessed.coverage.filter((row) => row.state === state && row.rule === rule).length);
    return {
      mark: coverageMark(state),
      security: of('security'),
      breach: of('breach notification'),
      agreements: of('agreements'),
    };
  };
  const covered = new Set(assessed.coverage.map(({ provision }) => provision));
  const asked = new Map(
    context.expectedEvidence
      .filter(({ provision }) => covered.has(provision))
      .map((row) => [row.provision, row]),
  );
  const alternative = [...asked.values()].find((row) => row.alternative !== undefined)?.alternative;
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
      rows: assessed.coverage
        .filter((row) => row.rule === rule)
        .map((row) => coverageRow(row, alternative, lookup)),
    })).filter(({ rows }) => rows.length > 0),
    expectationSources: join([...new Set([...asked.values()].map((row) => row.source))].map(text), '; '),
    hasExpectations: asked.size > 0,
    alternative: text(alternative ?? ''),
    hasAlternative: alternative !== undefined,
    items: evidence.map((matched) => itemView(matched, lookup)),
    count: plural(evidence.length, 'item'),
    any: evidence.length > 0,
    hasRegister: register !== undefined || evidence.length > 0,
    entries: plural(register?.entries ?? evidence.length, 'row'),
    refusedCount: count(register?.refused.length ?? 0),
    hasRefused: (register?.refused.length ?? 0) > 0,
    refused: (register?.refused ?? []).slice(0, REFUSED_SHOWN).map(({ at, reason }) => ({
      place: placeOf(at),
      reason: text(reason),
    })),
    moreRefused: plural((register?.refused.length ?? 0) - REFUSED_SHOWN, 'more row'),
    hasMoreRefused: (register?.refused.length ?? 0) > REFUSED_SHOWN,
    ...troubleOf(evidence),
    vendors: engagement.vendors
      .filter((vendor) => vendor.handlesPhi)
      .map((vendor) => ({
        name: text(vendor.name),
        service: text(vendor.service),
        agreement: agreementOf(vendor.baa, lookup),
        isGap: vendor.baa.kind === 'missing',
      })),
  };
}

function troubleOf(evidence: readonly MatchedEvidence[]): Pick<EvidenceView, 'trouble' | 'hasTrouble'> {
  const counts: readonly (readonly [number, string])[] = [
    [evidence.filter(({ stale }) => stale).length, 'older than twelve months'],
    [evidence.filter(({ item }) => item.content.kind === 'missing file').length, 'without its file'],
    [
      evidence.filter(({ unmatchedTargets }) => unmatchedTargets.length > 0).length,
      'bearing on something that no finding matches',
    ],
  ];
  const present = counts.filter(([number]) => number > 0);
  return {
    trouble: join(present.map(([number, what]) => md`${count(number)} ${text(what)}`)),
    hasTrouble: present.length > 0,
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
    provider: join(
      row.provider.map((share) => providerText(share, lookup)),
      ' ',
    ),
    hasProvider: row.provider.length > 0,
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

function providerText({ vendor, share, remains, agreement, shownBy }: ProviderShare, lookup: Lookup): Md {
  const basis =
    agreement === undefined
      ? text('no agreement on file, so nothing rests on it')
      : md`under ${lookup.recordLink(agreement)}${shownBy === undefined ? NOTHING : md`, shown by ${lookup.recordLink(shownBy)}`}`;
  return md`${text(vendor)}: ${text(share)} (${basis}). Left to the entity: ${sentence(text(remains))}`;
}

function itemView(
  { item, findings, provisions, stale }: MatchedEvidence,
  lookup: Lookup,
): EvidenceView['items'][number] {
  const weaknesses = lookup.weaknessesWith(findings).map(({ id }) => lookup.recordLink(id));
  const parts = [
    ...provisions.map(lookup.provisionLink),
    ...(findings.length > 0 ? [md`${plural(findings.length, 'finding')} of ${list(weaknesses)}`] : []),
  ];
  return {
    anchor: rowAnchor(recordAnchor(item.id)),
    id: text(item.id),
    title: text(item.title),
    kind: text(item.kind),
    collected: item.collectedAt === undefined ? text('no date') : shortDate(item.collectedAt),
    isStale: stale,
    says: saysName(item.says),
    bearsOn: parts.length > 0 ? join(parts) : text('nothing found'),
    file: item.file === undefined ? text('no file') : code(item.file),
    hash: hashOf(item.content),
  };
}

function hashOf(content: MatchedEvidence['item']['content']): Md {
  if (content.kind === 'hashed') return md`${code(content.sha256)} (${fileSize(content.bytes)})`;
  return text(content.kind);
}

function agreementOf(baa: Dossier['engagement']['vendors'][number]['baa'], lookup: Lookup): Md {
  if (baa.kind === 'not needed') return md`not needed: ${text(baa.reason)}`;
  if (baa.kind === 'missing')
    return baa.since === undefined ? text('missing') : md`missing since ${shortDate(baa.since)}`;
  const proof = baa.evidence === undefined ? NOTHING : md`, ${lookup.recordLink(baa.evidence)}`;
  return md`signed ${shortDate(baa.on)}${proof}`;
}
