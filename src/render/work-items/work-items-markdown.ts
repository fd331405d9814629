import type { Dossier } from '../../model/dossier.js';
import type { CostLine, PlannedAction } from '../../model/plan.js';
import { count, longDate, money, moneyRange, plural, sentence, wholeMoney } from '../format.js';
import { code, join, linkOut, linkTo, md, NOTHING, text, type Md } from '../md.js';
import { workItems, type WorkItem } from './work-item.js';

/** Longer lists stand in work-items.csv. */
const MOST_PLACES = 25;
const MOST_ADVICE = 5;

/** The engineering edition: every action of the plan with steps, resources, verification, evidence, cost. */
export function workItemsMarkdown(dossier: Dossier): string {
  const items = workItems(dossier);
  const chosen = items.filter(({ action }) => action.selected);
  const rest = items.filter(({ action }) => !action.selected);
  const { engagement, asOf, plan } = dossier;
  const blocks = [
    md`# Work items: ${text(engagement.entity.name)}`,
    md`As of ${longDate(asOf)}. ${plural(chosen.length, 'item')} of the plan, ${wholeMoney(plan.selectedOneOff.likely)} likely (${moneyRange(plan.selectedOneOff, wholeMoney)}); ${plural(rest.length, 'item')} below the cut line. Resources are as the scanners wrote them; the row of the scan stands beside each.`,
    '**When an item is done:** run its verification, file the result under its path, and add the row to the evidence register. The next build closes the findings that the row names; a later scan that still fails contradicts it.',
    ...section('Overview', overview(items)),
    ...chosen.flatMap(itemBlocks),
    ...(rest.length > 0 ? ['# Below the cut line', ...rest.flatMap(itemBlocks)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: string, body: string): readonly string[] {
  return body === '' ? [] : [`## ${title}`, body];
}

function overview(items: readonly WorkItem[]): string {
  if (items.length === 0) return 'No finding calls for an action of the catalog.';
  const rows = items.map(({ action, after }) => {
    const needs = after.length === 0 ? '' : join(after.map((id) => linkTo(id, text(id))));
    const wave = action.selected ? text(action.wave) : 'below the cut';
    return `| ${linkTo(action.id, text(action.id))} | ${text(action.title)} | ${text(action.owner)} | ${wave} | ${text(action.selected ? (action.finish ?? '') : '')} | ${needs} |`;
  });
  return [
    '| Item | Title | Owner | Wave | Finish | After |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function itemBlocks(item: WorkItem): readonly string[] {
  const { action, proof } = item;
  return [
    `## <a id="${action.id.toLowerCase()}"></a>${text(action.id)} ${text(action.title)}`,
    facts(item),
    ['**Steps**', '', ...action.steps.map((step, index) => `${index + 1}. ${text(step)}`)].join('\n'),
    ...placesBlock(item),
    ...adviceBlock(item),
    md`**Verify.** ${sentence(text(action.verification))}`,
    evidenceBlock(action, proof),
    costBlock(action),
    `**Why.** ${action.reasons.map((reason) => sentence(text(reason))).join(' ')} ${sentence(text(action.otherValue))}`,
  ];
}

function facts({ action, after }: WorkItem): string {
  const { owner, provisions } = action;
  const first = after.length === 0 ? [] : [md`- **After** ${join(after.map((id) => linkTo(id, text(id))))}`];
  return [
    md`- **Owner** ${text(owner)}`,
    md`- **When** ${when(action)}`,
    ...first,
    ...(provisions.length === 0 ? [] : [md`- **Provisions** 45 CFR ${text(provisions.join(', '))}`]),
  ].join('\n');
}

function when({ selected, start, finish, wave, durationDays }: PlannedAction): Md {
  const days = plural(durationDays, 'working day');
  if (!selected) return md`not in the plan (below the cut line); takes ${days}`;
  const dates =
    start === undefined || finish === undefined ? text(wave) : md`${longDate(start)} to ${longDate(finish)}`;
  return md`${dates}, ${days}, wave ${text(wave)}`;
}

function placesBlock({ action, places }: WorkItem): readonly string[] {
  if (places.length === 0) return [];
  const shown = places.slice(0, MOST_PLACES);
  const rest = places.length - shown.length;
  const lines = shown.map(({ finding, title, resource, account, region, source }) => {
    const where = [account, region].filter(Boolean).join(', ');
    return md`- [ ] ${code(resource)}${where === '' ? NOTHING : md` (${text(where)})`}: ${text(title)}. ${text(finding)}, ${code(source)}`;
  });
  const more =
    rest === 0 ? [] : [md`- and ${count(rest)} more: row ${text(action.id)} of ${code('work-items.csv')}`];
  return [
    [
      md`**Resources: ${plural(shown.length, 'finding')} of ${count(places.length)}, on ${plural(action.resources.length, 'resource')}**`,
      '',
      ...lines,
      ...more,
    ].join('\n'),
  ];
}

function adviceBlock({ advice }: WorkItem): readonly string[] {
  if (advice.length === 0) return [];
  const lines = advice.slice(0, MOST_ADVICE).map(({ tool, text: words, url }) => {
    const link = url === '' ? '' : ` ${linkOut(url, url)}`;
    return `- ${text(tool)}: ${sentence(text(words))}${link}`;
  });
  return [['**The scanners advise**', '', ...lines].join('\n')];
}

function evidenceBlock({ id, title, owner }: PlannedAction, { supports, says }: WorkItem['proof']): string {
  const row: readonly (readonly [string, Md])[] = [
    ['title', md`Verification of ${text(id)}: ${text(title)}`],
    ['kind', text('export')],
    ['says', code(says)],
    ['supports', code(supports)],
    ['file', code(`files/${id.toLowerCase()}-verification.txt`)],
    ['collectedBy', text(owner)],
  ];
  return [
    '**Keep as evidence** the output of the verification, with date and name. Row for the evidence register:',
    '',
    ...row.map(([name, value]) => md`- ${code(name)} ${value}`),
  ].join('\n');
}

function costBlock({ oneOff, monthly, costLines, unpriced }: PlannedAction): string {
  const often = monthly.high === 0 ? '' : md`; ${wholeMoney(monthly.likely)} a month`;
  return [
    `**Cost** ${wholeMoney(oneOff.likely)} one-off (${moneyRange(oneOff, wholeMoney)})${often}`,
    '',
    ...costLines.map(costLine),
    ...unpriced.map(({ label, reason }) => md`- Not in the estimate: ${text(label)}. ${text(reason)}`),
  ].join('\n');
}

function costLine({ label, recurrence, quantity, unit, unitPrice, amount, source }: CostLine): string {
  const price = typeof unitPrice === 'number' ? money(unitPrice) : text(`$${unitPrice.dollarsPerUnit}`);
  const often = recurrence === 'monthly' ? text(', a month') : NOTHING;
  return md`- ${text(label)}${often}: ${count(quantity.likely)} × ${price} per ${text(unit)} = ${wholeMoney(amount.likely)} (${moneyRange(amount, wholeMoney)}). ${text(source)}`;
}
