import { COLUMN_MAPPING, type Diagnostic, DossierError, EXIT } from '../../model/diagnostic.js';
import type { SourceSpec } from '../../model/engagement.js';
import { nearest } from '../../model/nearest.js';
import type { CsvHead } from '../csv-head.js';
import { COLUMN_FIELDS, type ColumnField, HEADER_NAMES, headerKey } from './generic-csv-headers.js';
import { severityOfCell } from './generic-csv-words.js';

/** Which column of a table holds which field: our field → column name in lower case. */
export type Columns = ReadonlyMap<ColumnField, string>;

/**
 * Columns by the mapping that the user stated; every other field by its usual header names.
 * @throws DossierError (65) for a field or a header that does not exist.
 */
export function columnsOf(head: CsvHead, spec: SourceSpec | undefined): Columns {
  const stated = new Map(
    Object.entries(spec?.columns ?? {}).map(([field, header]) => statedColumn(field, header, head)),
  );
  return new Map([...usualColumns(head), ...stated]);
}

/** Columns by their usual header names alone. */
export function usualColumns(head: CsvHead): Columns {
  return new Map(
    COLUMN_FIELDS.flatMap((field): [ColumnField, string][] => {
      const column = usualColumn(field, head);
      return column === undefined ? [] : [[field, column]];
    }),
  );
}

/** What was chosen where the header left a choice, and columns that share a name. */
export function choicesOf(head: CsvHead, columns: Columns, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const severities = candidates('severity', head);
  const chosen = columns.get('severity');
  if (chosen !== undefined && severities.length > 1) {
    diagnostics.push({
      level: 'note',
      code: 'csv-severity-column-chosen',
      message: `Severity is read from column "${chosen}"; ${quoted(severities.filter((name) => name !== chosen))} could hold it too.`,
      at: { file, field: chosen },
      hint: 'If another column is right, map it: "columns: { severity: <header> }".',
    });
  }
  const names = head.header.map((name) => name.toLowerCase()).filter((name) => name !== '');
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  for (const name of doubled.filter((name) => [...columns.values()].includes(name))) {
    diagnostics.push({
      level: 'error',
      code: 'csv-duplicate-header',
      message: `The header has the column "${name}" more than once; the first is read.`,
      at: { file, field: name },
      hint: 'Rename the other column in the file.',
    });
  }
  return diagnostics;
}

function statedColumn(field: string, header: string, head: CsvHead): readonly [ColumnField, string] {
  const known = COLUMN_FIELDS.find((name) => name === field);
  if (!known) throw mappingError(field, `There is no column field "${field}".`, field, COLUMN_FIELDS);
  const name = header.trim().toLowerCase();
  if (head.columns.has(name)) return [known, name];
  const message = `The table has no column "${header}", which "columns.${field}" names.`;
  throw mappingError(field, message, header, head.header);
}

/** With the place of the mapping, whose line the shell knows. */
function mappingError(
  field: string,
  message: string,
  written: string,
  allowed: readonly string[],
): DossierError {
  const meant = nearest(written, allowed);
  const mapped: Diagnostic = {
    level: 'error',
    code: COLUMN_MAPPING,
    message: 'The mapping that does not fit stands here.',
    at: { file: 'dossier.yaml', field: `columns.${field}` },
    value: written,
    allowed: allowed.join(', '),
    hint: meant === undefined ? 'Write one of these names.' : `Did you mean \`${meant}\`?`,
  };
  return new DossierError(message, {
    exitCode: EXIT.badInput,
    hint: `Correct the entry of \`sources\` that names this file; allowed: ${allowed.join(', ')}.`,
    diagnostics: [mapped],
  });
}

function usualColumn(field: ColumnField, head: CsvHead): string | undefined {
  const found = candidates(field, head);
  if (field !== 'severity' || found.length < 2)
    return field === 'severity' ? found.find(holdsSeverities) : found[0];
  return found.find(holdsSeverities);

  /** `risk`, `threat` and `level` hold prose in some tables. */
  function holdsSeverities(name: string): boolean {
    const index = head.header.findIndex((header) => header.toLowerCase() === name);
    const cells = head.rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    const understood = cells.filter((cell) => severityOfCell(cell) !== 'unknown').length;
    return headerKey(name) === 'severity' || cells.length === 0 || understood * 2 > cells.length;
  }
}

function candidates(field: ColumnField, head: CsvHead): readonly string[] {
  const keyed = (keyOf: (header: string) => string): readonly [string, string][] =>
    head.header.map((header) => [keyOf(header), header.toLowerCase()]);
  // `Severity (CVSS)` is the severity where no column is called so without the remark.
  const byKey = new Map([...keyed((header) => headerKey(header.replace(/\(.*\)/, ''))), ...keyed(headerKey)]);
  return (HEADER_NAMES.get(field) ?? []).flatMap((key) => byKey.get(key) ?? []);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}
