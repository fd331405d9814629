import type { ProvisionCoverage, Weakness } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import { SEVERITIES } from '../../model/observation.js';
import type { RenderContext, TaxonomyEntry } from '../context.js';
import { count, list, plural } from '../format.js';
import { anchorId, join, md, text, type Md } from '../md.js';
import { severityMark } from './labels.js';
import type { Lookup } from './lookup.js';

interface Entry {
  readonly id: Md;
  readonly anchor: Md;
  readonly name: Md;
  readonly statement: Md;
  readonly provisions: Md;
  readonly hasProvisions: boolean;
}

/** A layer or pattern of the taxonomy with what was found of it in this engagement. */
export interface OwnEntry extends Entry {
  readonly isSeen: boolean;
  readonly counted: Md;
  readonly setAside: Md;
  readonly hasSetAside: boolean;
  readonly weaknesses: readonly {
    readonly link: Md;
    readonly title: Md;
    readonly severity: Md;
    readonly findings: Md;
  }[];
  readonly more: Md;
  readonly hasMore: boolean;
}

export interface LayersView {
  readonly exposureLayers: readonly Entry[];
  readonly failureLayers: readonly OwnEntry[];
  readonly patterns: readonly (OwnEntry & {
    /** What no scanner sees of it, in sentences. */
    readonly statements: readonly Md[];
  })[];
  readonly matrix: readonly { readonly layer: Md; readonly cells: readonly Md[]; readonly total: Md }[];
  readonly severities: readonly Md[];
}

const SHOWN = 4;

export function layersView({ assessed }: Dossier, context: RenderContext, lookup: Lookup): LayersView {
  const { taxonomy } = context;
  const { weaknesses, findings, vendorGaps, coverage } = assessed;
  const present = SEVERITIES.filter(
    (severity) => severity !== 'unknown' || findings.some((f) => f.severity === severity),
  );
  const counted = findings.filter((finding) => finding.disposition.kind === 'counted');
  const layers = taxonomy.failureLayers.filter(
    ({ id }) => id !== 'governance' || weaknesses.some((w) => w.layer === id),
  );
  return {
    exposureLayers: taxonomy.exposureLayers.map((entry) => entryOf(entry, lookup)),
    failureLayers: layers.map((entry) =>
      own(
        entry,
        weaknesses.filter((w) => w.layer === entry.id),
        lookup,
      ),
    ),
    patterns: taxonomy.failurePatterns.map((entry) => ({
      ...own(
        entry,
        weaknesses.filter((w) => w.pattern === entry.id),
        lookup,
      ),
      statements: [
        ...vendorGaps
          .filter((gap) => entry.provisions.includes(gap.provision))
          .map((gap) => text(gap.reason)),
        ...(entry.id === PROVIDER_TAKEN ? onProvidersAlone(coverage, lookup) : []),
      ],
    })),
    severities: present.map(severityMark),
    matrix: layers.map((entry) => {
      const inLayer = counted.filter((finding) => finding.layer === entry.id);
      return {
        layer: text(entry.name),
        cells: present.map((severity) => countOrDash(inLayer.filter((f) => f.severity === severity).length)),
        total: count(inLayer.length),
      };
    }),
  };
}

/** Failure pattern of a provider's certification that stands for the entity's own policy and proof. */
const PROVIDER_TAKEN = 'P1';

/** Provisions of which nothing is held but what a provider does for its own part. */
function onProvidersAlone(coverage: readonly ProvisionCoverage[], lookup: Lookup): Md[] {
  const alone = coverage.filter(
    ({ provider, slots }) =>
      provider.length > 0 && slots.length > 0 && slots.every(({ state }) => state === 'missing'),
  );
  if (alone.length === 0) return [];
  const provisions = list(alone.map(({ provision }) => lookup.provisionLink(provision)));
  const vendors = list(
    [...new Set(alone.flatMap(({ provider }) => provider.map(({ vendor }) => vendor)))].map(text),
  );
  return [
    md`For ${provisions} there is only what ${vendors} do for their own part; neither policy nor proof of the entity’s own is on file.`,
  ];
}

function countOrDash(value: number): Md {
  return value === 0 ? text('–') : count(value);
}

function entryOf(entry: TaxonomyEntry, lookup: Lookup): Entry {
  return {
    id: text(entry.id),
    anchor: text(anchorId(entry.id)),
    name: text(entry.name),
    statement: text(entry.statement),
    provisions: join(entry.provisions.map(lookup.provisionLink)),
    hasProvisions: entry.provisions.length > 0,
  };
}

function own(entry: TaxonomyEntry, weaknesses: readonly Weakness[], lookup: Lookup): OwnEntry {
  const seen = weaknesses.filter((weakness) => weakness.counted > 0);
  const counted = seen.reduce((total, weakness) => total + weakness.counted, 0);
  const all = weaknesses.reduce((total, weakness) => total + weakness.findings.length, 0);
  return {
    ...entryOf(entry, lookup),
    isSeen: seen.length > 0,
    counted: plural(counted, 'finding'),
    setAside: plural(all - counted, 'finding'),
    hasSetAside: all > counted,
    weaknesses: seen.slice(0, SHOWN).map((weakness) => ({
      link: lookup.recordLink(weakness.id),
      title: text(weakness.title),
      severity: severityMark(weakness.severity),
      findings: count(weakness.counted),
    })),
    more: md`${plural(seen.length - SHOWN, 'more weakness', 'more weaknesses')}`,
    hasMore: seen.length > SHOWN,
  };
}
