import { statedProvisions } from '../../law/stated-provisions.js';
import type { IsoDate } from '../../model/date.js';
import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Adapter, type Draft, type Observed, type Remark, status } from '../adapter.js';
import { type Row, readRows, type RowContext } from '../csv-adapter.js';
import type { CsvHead } from '../csv-head.js';
import { dayOf } from '../day.js';
import { asText, flag } from '../fields.js';
import { cvesIn, saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { severityOfScore } from '../severity.js';
import { dayReader, saysNoDay } from '../unread-date.js';
import { choicesOf, type Columns, columnsOf } from './generic-csv-columns.js';
import type { ColumnField } from './generic-csv-headers.js';
import { severityOfCell, statusOfCell } from './generic-csv-words.js';

/** Any table with a title column and one that says what it is a list of: consultants' reports, exports of other tools. */
export const genericCsv: Adapter = {
  id: 'generic-csv',
  title: 'Table of findings (CSV)',
  claims(head, spec) {
    if (head.kind !== 'csv') return false;
    if (spec?.columns !== undefined) return true;
    const columns = columnsOf(head, undefined);
    return (
      columns.has('title') &&
      (['severity', 'score', 'status', 'description', 'remediation'] as const).some((field) =>
        columns.has(field),
      )
    );
  },
  async *read(input) {
    const head = input.head as CsvHead;
    const columns = columnsOf(head, input.spec);
    yield choicesOf(head, columns, input.file).map((diagnostic) => ({ kind: 'trouble', diagnostic }));
    const tool = input.spec?.tool ?? 'Table of findings';
    yield* readRows(input, (row, context) => observeRow(row, columns, context, tool), 'skip');
  },
};

export function observeRow(row: Row, columns: Columns, { dayOrder }: RowContext, tool: string): Observed {
  const cell = (field: ColumnField): string | undefined => {
    const name = columns.get(field);
    return name === undefined ? undefined : unguarded(row[name]);
  };
  const title = cell('title');
  if (title === undefined && cell('check') === undefined)
    return { skip: 'the row has neither title nor check' };
  if (isNoFinding(row, title, cell))
    return { skip: 'a heading, total or footer: no other column says anything' };
  const days = dayReader(dayOrder);
  const day = (field: ColumnField): IsoDate | undefined => days.day(cell(field), columns.get(field) ?? '');
  const first = day('firstSeen');
  const last = closureOf(cell) === 'said in words' ? day('lastSeen') : (day('resolvedOn') ?? day('lastSeen'));
  const { severity, nativeSeverity } = severityOf(cell('severity'), cell('score'));
  const exploited = cell('knownExploited');
  const exploitedHeader = columns.get('knownExploited') ?? '';
  const { provisions, refused } = statedProvisions(cell('provision') ?? '');
  const draft: Draft = {
    tool: cell('tool') ?? tool,
    nativeId: cell('id'),
    checkId: cell('check') ?? title,
    title,
    description: cell('description'),
    resource: resourceOf({
      id: cell('resource'),
      name: cell('resourceName'),
      type: cell('resourceType'),
      account: cell('account'),
      region: cell('region'),
    }),
    severity,
    nativeSeverity,
    status: statusOf(cell),
    seen: { first, last, basis: first ? 'scanner' : last ? 'run' : 'none' },
    remediation: { text: cell('remediation'), url: cell('url') },
    ...(provisions.length === 0 ? {} : { statedProvisions: provisions }),
    cves: cvesIn(cell('cve'), cell('check'), title),
    knownExploited: isYesOrDay(exploited, dayOrder) ? saying(exploitedHeader, exploited) : undefined,
  };
  const header = columns.get('provision') ?? '';
  const remarks = refused.map(({ citation, problem }) => refusedCitation(citation, problem, header));
  const isUnderstood = draft.knownExploited !== undefined || isNo(exploited);
  const unclear = isUnderstood ? [] : [unclearExploited(exploited ?? '', exploitedHeader)];
  const said = cell('status');
  const isUnknown = said !== undefined && statusOfCell(said) === undefined;
  const unknown = isUnknown ? [{ unknownStatus: { column: columns.get('status') ?? '', value: said } }] : [];
  return [draft, ...remarks, ...unclear, ...days.unread, ...unknown];
}

/** A yes, or the day on which a catalog of exploited vulnerabilities took it in. */
function isYesOrDay(cell: string | undefined, dayOrder: RowContext['dayOrder']): boolean {
  return flag({ cell }, 'cell') ?? (cell !== undefined && dayOf(cell, dayOrder) !== undefined);
}

function isNo(cell: string | undefined): boolean {
  return cell === undefined || flag({ cell }, 'cell') === false || /^(none|n\/a|unknown|-)$/i.test(cell);
}

function unclearExploited(value: string, header: string): Remark {
  return {
    remark: `The column "${header}" should say whether the vulnerability is known to be exploited; the finding is read as if it said nothing.`,
    code: 'known-exploited-not-understood',
    value,
    hint: 'Write yes, no, or the day on which it was listed.',
  };
}

function refusedCitation(citation: string, problem: string, header: string): Remark {
  return {
    remark: `The column "${header}" cites ${problem}; the finding is read without it.`,
    code: 'provision-not-known',
    value: citation,
    hint: 'dossier law lists the provisions; write one as 164.312(a)(2)(iv).',
  };
}

/** Rows that consultants put between and below findings: only the title, and perhaps a number, has text. */
function isNoFinding(
  row: Row,
  title: string | undefined,
  cell: (field: ColumnField) => string | undefined,
): boolean {
  const filled = Object.values(row).filter((text) => text.trim() !== '').length;
  if (Object.keys(row).length < 4 || filled > 2) return false;
  const says = (['severity', 'status', 'resource', 'description'] as const).some(
    (field) => cell(field) !== undefined && cell(field) !== title,
  );
  return !says || /^(grand |sub)?totals?\b/i.test(title ?? '');
}

/** Text of a cell without the `="…"`, or the apostrophe before a formula or digits, that keeps Excel from reading it as one. */
function unguarded(cell: string | undefined): string | undefined {
  const plain = asText(cell)
    ?.replace(/^="(.*)"$/s, '$1')
    .replace(/^'(?=\d+$|[\s＝＋－＠]*[=+\-@＝＋－＠]|[\t\r\n])(?!.*')/s, '');
  return asText(plain);
}

function severityOf(
  word: string | undefined,
  score: string | undefined,
): { severity: Severity; nativeSeverity: string | undefined } {
  if (word !== undefined) return { severity: severityOfCell(word), nativeSeverity: word };
  if (score === undefined) return { severity: 'unknown', nativeSeverity: undefined };
  return { severity: severityOfScore(Number.parseFloat(score)), nativeSeverity: score };
}

/**
 * A row of a list of findings is open unless a column says otherwise; an unknown status word leaves it open. Columns
 * for workflow and record state, as Security Hub has them, are axes of their own.
 */
function statusOf(cell: (field: ColumnField) => string | undefined): ObservationStatus {
  const said = statusOfCell(cell('status') ?? '') ?? status('fail');
  const workflow = WORKFLOWS.get(cell('workflow')?.toLowerCase() ?? '') ?? said.workflow;
  const record = /^archived$/i.test(cell('record') ?? '') ? 'archived' : said.record;
  if (said.result !== 'fail') return status(said.result, workflow, record);
  const is = (field: ColumnField): boolean | undefined => flag({ cell: cell(field) }, 'cell');
  if (is('falsePositive')) return status('pass', workflow, record);
  if (is('accepted')) return status('fail', 'accepted', record);
  if (is('resolved') || closureOf(cell) !== 'none') return status('fail', 'resolved', record);
  if (is('active') === false) return status('fail', workflow, 'archived');
  return status('fail', workflow, record);
}

/** What the column of closing days says: nothing yet, `Yes` or `Closed`, or something that has figures and is taken as a day. */
function closureOf(cell: (field: ColumnField) => string | undefined): 'none' | 'said in words' | 'day' {
  const said = cell('resolvedOn');
  if (said === undefined || saysNoDay(said)) return 'none';
  if (flag({ cell: said }, 'cell') === true || statusOfCell(said)?.workflow === 'resolved')
    return 'said in words';
  return /\d/.test(said) ? 'day' : 'none';
}

const WORKFLOWS = new Map<string, ObservationStatus['workflow']>([
  ['new', 'new'],
  ['notified', 'in-progress'],
  ['suppressed', 'accepted'],
  ['resolved', 'resolved'],
]);
