import {
  COVERAGE_RULES,
  type CoverageRule,
  type DocumentedState,
  type RegulatorEvidence,
  type RegulatorModel,
  type RegulatorProvision,
} from '../../model/regulator.js';
import { capital, count, fileSize, list, longDate, plural, shortDate } from '../format.js';
import { anchorId, code, join, linkTo, md, NOTHING, text, type Md } from '../md.js';
import { seal } from '../seal.js';

/** All that the templates of the regulator edition may print. */
export interface RegulatorView {
  readonly entity: Md;
  readonly status: Md;
  readonly asOf: Md;
  readonly isDraft: boolean;
  readonly contentHash: Md;
  readonly hasSystems: boolean;
  readonly systems: readonly { readonly name: Md; readonly environment: Md; readonly accounts: Md }[];
  readonly counts: Readonly<Record<'documented' | 'inPart' | 'attested', Md>>;
  readonly hasProvisions: boolean;
  /** By rule; only rules with a row. */
  readonly rules: readonly {
    readonly key: Md;
    readonly name: Md;
    readonly provisions: readonly ProvisionView[];
  }[];
  readonly hasCorrections: boolean;
  readonly corrections: readonly {
    readonly title: Md;
    readonly provision: Md;
    readonly resource: Md;
    readonly day: Md;
    readonly shownBy: Md;
  }[];
  readonly hasAgreements: boolean;
  readonly agreements: readonly {
    readonly vendor: Md;
    readonly service: Md;
    readonly signed: Md;
    readonly evidence: Md;
  }[];
  readonly hasPractices: boolean;
  readonly framework: Md;
  readonly since: Md;
  readonly practicesEvidence: Md;
  readonly hasEvidence: boolean;
  readonly evidenceCount: Md;
  readonly evidence: readonly {
    readonly anchor: Md;
    readonly id: Md;
    readonly title: Md;
    readonly kind: Md;
    readonly bearsOn: Md;
    readonly dates: Md;
    readonly people: Md;
    readonly hash: Md;
  }[];
}

interface ProvisionView {
  readonly id: Md;
  readonly title: Md;
  readonly designation: Md;
  readonly state: Md;
  readonly policy: Md;
  readonly implementation: Md;
  readonly hasOther: boolean;
  readonly other: Md;
}

const RULES: Readonly<Record<CoverageRule, string>> = {
  security: 'Security Rule',
  'breach notification': 'Breach notification',
  agreements: 'Business associate agreements',
};

export function regulatorView(model: RegulatorModel): RegulatorView {
  const { provisions, practices } = model;
  const number = (state: DocumentedState): Md =>
    count(provisions.filter((row) => row.state === state).length);
  return seal({
    entity: text(model.entity.name),
    status: capital(text(model.entity.status)),
    asOf: longDate(model.asOf),
    isDraft: model.isDraft,
    contentHash: text(model.contentHash.slice(0, 12)),
    hasSystems: model.systems.length > 0,
    systems: model.systems.map(({ name, environment, accounts }) => ({
      name: text(name),
      environment: text(environment ?? '–'),
      accounts: accounts.length > 0 ? join(accounts.map(code)) : text('–'),
    })),
    counts: {
      documented: number('documented'),
      inPart: number('documented in part'),
      attested: number('attested'),
    },
    hasProvisions: provisions.some(({ state }) => state !== 'no statement'),
    rules: COVERAGE_RULES.map((rule) => ({
      key: text(anchorId(rule)),
      name: text(RULES[rule]),
      provisions: provisions
        .filter((row) => row.rule === rule && row.state !== 'no statement')
        .map(provisionView),
    })).filter((rule) => rule.provisions.length > 0),
    hasCorrections: model.corrections.length > 0,
    corrections: model.corrections.map((each) => ({
      title: text(each.title),
      provision: text(each.provision),
      resource: code(each.resource),
      day: shortDate(each.correctedOn),
      shownBy: join([
        ...each.evidence.map(evidenceLink),
        ...(each.scanners.length > 0 ? [md`later scan by ${list(each.scanners.map(text))}`] : []),
      ]),
    })),
    hasAgreements: model.agreements.length > 0,
    agreements: model.agreements.map(({ vendor, service, signedOn, evidence }) => ({
      vendor: text(vendor),
      service: text(service),
      signed: shortDate(signedOn),
      evidence: evidenceLink(evidence),
    })),
    hasPractices: practices !== undefined,
    framework: text(practices?.framework ?? ''),
    since: practices ? longDate(practices.since) : NOTHING,
    practicesEvidence: practices ? links(practices.evidence) : NOTHING,
    hasEvidence: model.evidence.length > 0,
    evidenceCount: plural(model.evidence.length, 'item'),
    evidence: model.evidence.map(evidenceView),
  });
}

function provisionView(row: RegulatorProvision): ProvisionView {
  const other = [
    ...(row.attestation.length > 0 ? [md`attested in ${links(row.attestation)}`] : []),
    ...(row.alternative.length > 0 ? [md`equivalent measure: ${links(row.alternative)}`] : []),
    ...(row.decision.length > 0 ? [md`decision: ${links(row.decision)}`] : []),
    ...row.provider.map(
      ({ vendor, share, agreement, shownBy }) =>
        md`${text(vendor)}: ${text(share)}, under ${evidenceLink(agreement)}${shownBy === undefined ? NOTHING : md`, shown by ${evidenceLink(shownBy)}`}`,
    ),
  ];
  return {
    id: text(row.id),
    title: text(row.title),
    designation: text(row.designation),
    state: text(row.state),
    policy: links(row.policy),
    implementation: links(row.implementation),
    hasOther: other.length > 0,
    other: join(other, '; '),
  };
}

function evidenceView(item: RegulatorEvidence): RegulatorView['evidence'][number] {
  const { covers, collectedAt, collectedBy, owner, approver } = item;
  const dates = [
    ...(covers ? [periodOf(covers)] : []),
    ...(collectedAt === undefined ? [] : [md`collected ${shortDate(collectedAt)}`]),
  ];
  const people = [
    ...(owner === undefined ? [] : [md`owner ${text(owner)}`]),
    ...(approver === undefined ? [] : [md`approved by ${text(approver)}`]),
    ...(collectedBy === undefined ? [] : [md`collected by ${text(collectedBy)}`]),
  ];
  return {
    anchor: `<a id="${evidenceAnchor(item.id)}"></a>` as Md,
    id: text(item.id),
    title: text(item.title),
    kind: text(item.kind),
    bearsOn: item.provisions.length > 0 ? join(item.provisions.map(text)) : text('–'),
    dates: dates.length > 0 ? join(dates, '; ') : text('–'),
    people: people.length > 0 ? join(people, '; ') : text('–'),
    hash: md`${code(item.sha256)} (${fileSize(item.bytes)})`,
  };
}

/** `in force 1 Feb 2026 to 31 Jan 2027`. */
export function periodOf({ from, to }: NonNullable<RegulatorEvidence['covers']>): Md {
  if (from === to) return md`of ${shortDate(from)}`;
  return to === undefined ? md`from ${shortDate(from)}` : md`${shortDate(from)} to ${shortDate(to)}`;
}

function links(ids: readonly string[]): Md {
  return ids.length > 0 ? join(ids.map(evidenceLink)) : text('–');
}

function evidenceLink(id: string): Md {
  return linkTo(evidenceAnchor(id), text(id));
}

function evidenceAnchor(id: string): string {
  return `r-${anchorId(id)}`;
}
