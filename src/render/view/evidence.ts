import { agreementStanding } from '../../model/agreement.js';
import type { Dossier } from '../../model/dossier.js';
import type { MatchedEvidence } from '../../model/evidence.js';
import type { RenderContext } from '../context.js';
import { count, fileSize, list, plural, shortDate } from '../format.js';
import { code, join, md, NOTHING, text, type Md } from '../md.js';
import { coverageView, type CoverageView } from './coverage.js';
import { saysName } from './labels.js';
import { recordAnchor, rowAnchor, type Lookup } from './lookup.js';
import { placeOf } from './place.js';

/** The evidence register, its vendors, and what it comes to for each provision. */
export interface EvidenceView extends CoverageView {
  readonly items: readonly {
    readonly anchor: Md;
    readonly id: Md;
    readonly title: Md;
    readonly kind: Md;
    readonly collected: Md;
    readonly isOutOfDate: boolean;
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
  const { evidence, engagement, register } = dossier;
  return {
    ...coverageView(dossier, context, lookup),
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
        isNotHeld: agreementStanding(vendor, evidence) === 'not held',
      })),
  };
}

function troubleOf(evidence: readonly MatchedEvidence[]): Pick<EvidenceView, 'trouble' | 'hasTrouble'> {
  const counts: readonly (readonly [number, string])[] = [
    [evidence.filter(({ outOfDate }) => outOfDate).length, 'out of date'],
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

function itemView(
  { item, findings, provisions, outOfDate }: MatchedEvidence,
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
    isOutOfDate: outOfDate,
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
