import { SEVERITIES } from '../../model/observation.js';
import type { AssessedFinding } from '../../model/assessed.js';
import type { Dossier } from '../../model/dossier.js';
import { count, plural } from '../format.js';
import { anchorId, visible } from '../md.js';
import { recordAnchor } from '../view/lookup.js';
import { MARKS } from './directives.js';
import { escapeHtml } from './escape.js';

/** A browser sorts and filters this many rows without making its reader wait; the rest is in findings.csv. */
const MOST_ROWS = 5000;

const COLUMNS = [
  ['finding', 'Finding'],
  ['severity', 'Severity'],
  ['provision', 'Provision'],
  ['disposition', 'Disposition'],
  ['system', 'System'],
  ['resource', 'Resource'],
  ['from', 'From'],
  ['to', 'To'],
] as const;

/**
 * Every finding as a row of a plain table, for the screen alone: the page's script makes it sortable, and without
 * it the table can be read and searched like any other. Rows stand as in findings.csv.
 */
export function allFindings(dossier: Dossier): string {
  const { findings, weaknesses, coverage } = dossier.assessed;
  if (findings.length === 0) return '';
  const known = new Map(findings.map((finding) => [finding.id, finding]));
  const anchors = provisionAnchors(dossier, coverage);
  const listed = weaknesses.flatMap((weakness) =>
    weakness.findings.flatMap((id) => {
      const finding = known.get(id);
      return finding ? [{ finding, weakness: weakness.id }] : [];
    }),
  );
  const rows = listed.slice(0, MOST_ROWS).map((row) => rowOf(row, anchors));
  const heads = COLUMNS.map(([id, text]) => `<th scope="col" data-column="${id}">${text}</th>`).join('');
  const which =
    rows.length === listed.length
      ? `${plural(listed.length, 'finding')}, as in <code>findings.csv</code>`
      : `The first ${count(rows.length)} of ${plural(listed.length, 'finding')}; the others are in <code>findings.csv</code>`;
  return `<section id="all-findings" class="screen-only" aria-labelledby="all-findings-title">
<h2 id="all-findings-title">All findings</h2>
<table>
<caption>${which}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>
`;
}

/** The place that a link to a provision leads to: its working where it is priced, else the coverage table. */
function provisionAnchors(
  { exposure }: Dossier,
  coverage: Dossier['assessed']['coverage'],
): ReadonlyMap<string, string> {
  const priced = exposure.kind === 'priced' ? exposure.provisions.map(({ provision }) => provision) : [];
  return new Map([
    ...coverage.map(({ provision }) => [provision, anchorId(`c-${provision}`)] as const),
    ...priced.map((provision) => [provision, anchorId(`p-${provision}`)] as const),
  ]);
}

function rowOf(
  { finding, weakness }: { readonly finding: AssessedFinding; readonly weakness: string },
  anchors: ReadonlyMap<string, string>,
): string {
  const { id, title, severity, mapping, disposition, scope, resource, period } = finding;
  const provision = mapping.kind === 'mapped' ? mapping.provision : undefined;
  const anchor = provision === undefined ? undefined : anchors.get(provision);
  const name = provision ?? 'not mapped';
  const named = shown(resource.name ?? '');
  const identity = shown(resource.id);
  const cells = [
    `<th scope="row"><a href="#${recordAnchor(weakness)}">${shown(title)}</a> <span class="id">${shown(weakness)} · ${shown(id)}</span></th>`,
    `<td data-value="${severity}" data-sort="${SEVERITIES.indexOf(severity)}"><span class="mark ${severity}"><span class="shape" aria-hidden="true">${MARKS[severity]}</span> ${severity}</span></td>`,
    `<td>${anchor === undefined ? shown(name) : `<a href="#${anchor}">${shown(name)}</a>`}</td>`,
    `<td>${shown(disposition.kind)}</td>`,
    `<td>${scope.kind === 'unknown' ? 'unknown' : shown(scope.system)}</td>`,
    `<td>${identity === '' ? named : identity}</td>`,
    `<td>${period.kind === 'dated' ? period.interval.from : 'no date'}</td>`,
    `<td>${period.kind === 'dated' ? period.interval.to : 'no date'}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

/** Text of scanners and users: hidden characters spelled out, no markup. */
function shown(text: string): string {
  return escapeHtml(visible(text));
}
