import { canonicalJson } from '../model/canonical-json.js';
import type { InputChange } from '../model/comparison.js';
import { dayInWords } from '../model/date.js';
import type { Engagement, Suppression, SystemSpec } from '../model/engagement.js';
import type { Exposure } from '../model/penalty.js';

const NONE = 'not stated';

/** What people state otherwise than in the earlier dossier, as far as a range hangs on it. */
export function inputChanges(
  before: { readonly engagement: Engagement; readonly exposure: Exposure },
  now: { readonly engagement: Engagement; readonly exposure: Exposure },
): readonly InputChange[] {
  const [was, is] = [before.engagement, now.engagement];
  return [
    ...changed('notice', 'Day of the notice', noticeText(was), noticeText(is)),
    ...culpabilityChanges(before.exposure, now.exposure),
    ...listChanges('system', was.systems, is.systems, ({ id }) => id, systemText),
    ...listChanges('accepted risk', riskAt(was), riskAt(is), ({ id }) => id, riskText),
    ...listChanges(
      'factor',
      was.factors,
      is.factors,
      ({ paragraph, statement }) => `${paragraph} ${statement}`,
      ({ kind, percent }) => `${kind}${percent === undefined ? '' : `, ${percent}%`}`,
    ),
    ...changed('practices', 'Recognized security practices', practicesText(was), practicesText(is)),
  ];
}

function changed(
  what: InputChange['what'],
  subject: string,
  before: string,
  now: string,
): readonly InputChange[] {
  return before === now ? [] : [{ what, subject, before, now }];
}

function noticeText({ noticeDate }: Engagement): string {
  return noticeDate === undefined ? 'assumed on the day of the dossier' : dayInWords(noticeDate);
}

function culpabilityChanges(before: Exposure, now: Exposure): readonly InputChange[] {
  if (before.kind !== 'priced' || now.kind !== 'priced') return [];
  const earlier = new Map(before.provisions.map((row) => [row.provision, row]));
  return now.provisions.flatMap(({ provision, tier, basis }) => {
    const was = earlier.get(provision);
    return was ? changed('culpability', provision, `${was.tier}, ${was.basis}`, `${tier}, ${basis}`) : [];
  });
}

/** Items by name: those that changed and those now only, in their order now, then those that were there before. */
function listChanges<Item>(
  what: InputChange['what'],
  before: readonly Item[],
  now: readonly Item[],
  nameOf: (item: Item) => string,
  textOf: (item: Item) => string,
): readonly InputChange[] {
  const earlier = new Map(before.map((item) => [nameOf(item), item]));
  const current = new Map(now.map((item) => [nameOf(item), item]));
  return [
    ...[...current].flatMap(([name, item]) => {
      const was = earlier.get(name);
      if (was === undefined) return changed(what, name, NONE, textOf(item));
      const [textBefore, textNow] = [textOf(was), textOf(item)];
      if (textBefore !== textNow) return changed(what, name, textBefore, textNow);
      return deciding(was) === deciding(item)
        ? []
        : changed(what, name, textBefore, `${textNow}, for other resources`);
    }),
    ...[...earlier]
      .filter(([name]) => !current.has(name))
      .flatMap(([name, item]) => changed(what, name, textOf(item), NONE)),
  ];
}

/** Words beside what it takes in are no change. */
function deciding(item: unknown): string {
  return canonicalJson((item as { match?: unknown }).match ?? {});
}

function systemText({ holdsPhi }: SystemSpec): string {
  return holdsPhi === 'unknown' ? 'not known to hold PHI' : holdsPhi ? 'holds PHI' : 'holds no PHI';
}

interface Risk extends Suppression {
  readonly lapsed: boolean;
}

function riskAt({ suppressions, asOf }: Engagement): readonly Risk[] {
  return suppressions.map((each) => ({ ...each, lapsed: each.expires < asOf }));
}

function riskText({ expires, lapsed }: Risk): string {
  return `${lapsed ? 'lapsed' : 'in force to'} ${dayInWords(expires)}`;
}

function practicesText({ recognizedSecurityPractices: practices }: Engagement): string {
  if (!practices) return NONE;
  const { framework, since, reductionPercent } = practices;
  const reduction = reductionPercent === undefined ? '' : `, ${reductionPercent}% off`;
  return `${framework} since ${dayInWords(since)}${reduction}`;
}
