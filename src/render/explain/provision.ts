import { dollarText, type Cents } from '../../model/money.js';
import type { CoverageSlot, ProviderShare, SlotKind } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import type { PolicyResult, ProvisionExposure } from '../../model/penalty.js';
import { TIER_NAMES } from '../view/labels.js';
import { findingsOf, type Book, type Subject } from './book.js';
import { briefFinding } from './brief.js';
import { fact, sumOf, type Explanation, type Fact, type Term } from './explanation.js';
import { lineTerm } from './penalty-line.js';
import { amountOf, counted } from './words.js';

/** A provision: its lines under both ends of the headline, tier, standing, and every finding that maps to it. */
export const provisionSubject: Subject = {
  kind: 'provision, 164.312(b)',
  ids: ({ exposure, assessed }) => [
    ...new Set([
      ...(exposure.kind === 'priced' ? exposure.provisions.map(({ provision }) => provision) : []),
      ...assessed.coverage.map(({ provision }) => provision),
      ...assessed.findings.flatMap(({ mapping }) => (mapping.kind === 'mapped' ? [mapping.provision] : [])),
      ...assessed.vendorGaps.map(({ provision }) => provision),
    ]),
  ],
  explain: explainProvision,
};

function explainProvision(book: Book, id: string): Explanation {
  const { exposure, assessed } = book.dossier;
  const row = assessed.coverage.find(({ provision }) => provision === id);
  const priced =
    exposure.kind === 'priced' ? exposure.provisions.find(({ provision }) => provision === id) : undefined;
  const charged = new Set(priced?.findings);
  const others = assessed.findings.filter(
    (finding) =>
      finding.mapping.kind === 'mapped' && finding.mapping.provision === id && !charged.has(finding.id),
  );
  return {
    title: row ? `${id} ${row.title} (${row.designation})` : id,
    id,
    facts: [
      ...exposureFacts(book.dossier, id, priced),
      ...(row ? fact('Coverage', `${row.state}: ${row.reason}`) : []),
      ...fact('Evidence', row?.evidence.join(', ')),
      ...(row?.slots ?? []).flatMap(slotFacts),
      ...(row?.provider ?? []).flatMap(providerFacts),
      ...fact('Owner', row?.owner),
      ...assessed.vendorGaps
        .filter(({ provision }) => provision === id)
        .flatMap(({ vendor, reason }) => fact('Vendor', `${vendor}: ${reason}`)),
    ],
    children: [
      ...(exposure.kind === 'priced' && priced
        ? [
            contribution(exposure.penalty.estimate.discretion, id, 'Low end', priced.estimate),
            contribution(exposure.penalty.ceiling, id, 'High end', priced.ceiling),
          ]
        : []),
      ...group(
        'Findings priced',
        findingsOf(book, [...charged]).map((finding) => briefFinding(finding)),
      ),
      ...group(
        'Findings not priced',
        others.map((finding) => briefFinding(finding)),
      ),
    ],
  };
}

const SLOTS: Readonly<Record<SlotKind, string>> = {
  policy: 'Policy',
  implementation: 'Proof',
  decision: 'Decision',
};

function slotFacts({ kind, state, evidence, asks, note }: CoverageSlot): readonly Fact[] {
  const held = evidence.length > 0 ? ` (${evidence.join(', ')})` : '';
  const asked = asks.length > 0 ? `; asked for: ${asks.join('; ')}` : '';
  return fact(SLOTS[kind], `${state}${held}${note === undefined ? '' : `, ${note}`}${asked}`);
}

function providerFacts({ vendor, share, remains, agreement, shownBy }: ProviderShare): readonly Fact[] {
  const basis = agreement === undefined ? 'no agreement on file, nothing rests on it' : `under ${agreement}`;
  const report = shownBy === undefined ? '' : `, shown by ${shownBy}`;
  return fact('Provider', `${vendor}: ${share} (${basis}${report}); left to the entity: ${remains}`);
}

function exposureFacts(
  { exposure }: Dossier,
  id: string,
  priced: ProvisionExposure | undefined,
): readonly Fact[] {
  if (exposure.kind === 'not-priced') return fact('Not priced', exposure.reason);
  if (!priced)
    return fact('Not priced', 'no finding of this provision is counted on a day that a penalty reaches');
  const cures = exposure.cureWindows.filter(({ provision }) => provision === id);
  return [
    ...fact(
      'Exposure',
      `${dollarText(priced.estimate)} to ${dollarText(priced.ceiling)} before adjustments of the whole`,
    ),
    ...fact('Count', `${counted(priced.count, priced.basis)}, ${priced.from} to ${priced.to}`),
    ...fact(
      'Barred',
      priced.barredDays > 0
        ? `${amountOf(priced.barredDays, 'day')} older than six years at the notice, not charged (45 CFR 160.414)`
        : undefined,
    ),
    ...fact(
      'Tier',
      `${TIER_NAMES[priced.tier]}, ${priced.tierIsDefault ? 'assumed' : 'stated'} by ${priced.tierBy}: ${priced.tierReason}`,
    ),
    ...cures.flatMap(({ state, knownOn, knowledge, lastDay, effect, assumes, citation }) =>
      fact(
        'Cure',
        `${state}: known on ${knownOn} (${knowledge}), last day ${lastDay}. ${effect}${assumes === undefined ? '' : ` ${assumes}`} (${citation})`,
      ),
    ),
  ];
}

/** What the lines of one provision add to a result, less what the overlap rule leaves out. */
function contribution(result: PolicyResult, provision: string, name: string, total: Cents): Explanation {
  const terms: readonly Term[] = [
    ...result.lines.filter((line) => line.provision === provision).map(lineTerm),
    ...result.adjustments
      .filter((item) => item.kind === 'overlap' && item.provision === provision)
      .map(({ kind, statement, citation, amount }): Term => ({
        label: kind,
        detail: `${statement} (${citation})`,
        cents: amount,
      })),
  ];
  const effects = result.adjustments.filter(
    (item) => item.kind === 'affirmative defense' && item.provision === provision,
  );
  return {
    title: name,
    facts: effects.flatMap(({ statement, citation }) => fact('Corrected', `${statement} (${citation})`)),
    sum: sumOf(terms, { label: `${provision}, ${name.toLowerCase()}`, id: provision, cents: total }),
    children: [],
  };
}

function group(title: string, children: readonly Explanation[]): readonly Explanation[] {
  return children.length === 0 ? [] : [{ title: `${title}: ${children.length}`, facts: [], children }];
}
