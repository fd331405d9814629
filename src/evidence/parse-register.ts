import { safeParse } from 'zod';
import type { Diagnostic, Place } from '../model/diagnostic.js';
import type { EvidenceItem, RefusedEntry } from '../model/evidence.js';
import { fieldIssues, issueDiagnostic } from '../yaml/field-issues.js';
import { loadYaml, type LoadedYaml } from '../yaml/load-yaml.js';
import { placeInYaml } from '../yaml/place-in-yaml.js';
import { issueInYaml, readYamlAt } from '../yaml/read-yaml.js';
import { stepInto } from '../yaml/schema-at.js';
import { evidenceSchema } from './evidence-schema.js';
import { readRows, type RegisterRow } from './read-rows.js';

export interface RegisterReading {
  readonly items: readonly EvidenceItem[];
  /** Entries in the register: `items` and `refused`. */
  readonly entries: number;
  readonly refused: readonly RefusedEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an evidence register, CSV, YAML or JSON by content. An entry with an error is refused as a whole, with
 * every error of it as a diagnostic; the others are read. `file` is the register's name in messages.
 */
export function parseRegister(text: string, file: string): RegisterReading {
  const reading = looksLikeYaml(text) ? fromYaml(text, file) : fromCsv(text, file);
  const { kept, diagnostics } = withoutDuplicates(reading.items);
  const refused = [...reading.refused, ...diagnostics.map((one) => refusal([one], { file }))];
  const found = [...reading.diagnostics, ...diagnostics];
  return {
    ...reading,
    items: kept,
    refused: refused.toSorted((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0)),
    diagnostics: found.length > 0 || kept.length > 0 ? found : [nothingIn(file)],
  };
}

function nothingIn(file: string): Diagnostic {
  return {
    level: 'warning',
    code: 'register-empty',
    message: 'The register holds no item.',
    at: { file },
    hint: 'Write an item below the header, or take `evidence:` out of dossier.yaml.',
  };
}

/** YAML and JSON begin with a list, a mapping or a marker; a CSV header does neither. */
function looksLikeYaml(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return /^\s*(\[|\{|-(\s|$)|---|[A-Za-z]+\s*:(\s|$))/.test(first);
}

function fromCsv(text: string, file: string): RegisterReading {
  const { rows, count, refused: misfits, diagnostics } = readRows(text, file);
  const refused = misfits.map((misfit) => refusal([misfit], { file }));
  const items: EvidenceItem[] = [];
  const found = [...diagnostics];
  for (const row of rows) {
    const value = entryOf(row);
    const parsed = safeParse(evidenceSchema, value);
    if (parsed.success) items.push({ ...parsed.data, at: { file, line: row.line } });
    else {
      const issues = fieldIssues(value, evidenceSchema, parsed.error.issues).map((issue) => {
        const field = row.headers.get(String(issue.path[0])) ?? issue.path.join('.');
        return issueDiagnostic(issue, value, { file, line: row.line, field });
      });
      refused.push(refusal(issues, { file, line: row.line }));
      found.push(...issues);
    }
  }
  return { items, entries: count, refused, diagnostics: found };
}

/** The cells of a row in the shape of a YAML entry. */
function entryOf({ cells }: RegisterRow): Readonly<Record<string, unknown>> {
  const {
    coversFrom,
    coversTo,
    finding,
    check,
    resource,
    provision,
    kind,
    supports,
    says,
    fixedOn,
    ...rest
  } = cells;
  const target = stated({ finding, check, resource, provision });
  const period = stated({ from: coversFrom, to: coversTo });
  const targets = [...(supports === undefined ? [] : [supports]), ...(target ? [target] : [])];
  return {
    ...rest,
    ...(kind !== undefined && { kind: kind.toLowerCase() }),
    ...(period && { covers: period }),
    ...(says !== undefined && { says: fixedOn === undefined ? says : `${says} on ${fixedOn}` }),
    supports: targets.length === 1 && supports !== undefined ? supports : targets,
  };
}

function stated(cells: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  const present = Object.entries(cells).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}

function fromYaml(text: string, file: string): RegisterReading {
  const load = loadYaml(text, file);
  if (load.kind === 'broken') return { items: [], entries: 0, refused: [], diagnostics: load.diagnostics };
  const { yaml } = load;
  const base = Array.isArray(yaml.value) ? [] : ['evidence'];
  const entries = base.reduce<unknown>(stepInto, yaml.value);
  if (!Array.isArray(entries)) return { items: [], entries: 0, refused: [], diagnostics: [noList(yaml)] };
  const items: EvidenceItem[] = [];
  const refused: RefusedEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const index of entries.keys()) {
    const path = [...base, index];
    const reading = readYamlAt(yaml, path, evidenceSchema);
    const { line } = placeInYaml(yaml, path);
    if (reading.kind === 'refused') {
      refused.push(refusal(reading.diagnostics, { file, ...(line !== undefined && { line }) }));
      diagnostics.push(...reading.diagnostics);
    } else {
      items.push({ ...reading.value, at: { file, ...(line !== undefined && { line }) } });
    }
  }
  return { items, entries: entries.length, refused, diagnostics };
}

function noList(yaml: LoadedYaml): Diagnostic {
  const message = 'The register is no list of evidence items.';
  const hint = 'Write the items as a list, at the top or under `evidence:`.';
  return issueInYaml(yaml, { path: [], code: 'register-no-list', message, hint });
}

/** Why an entry is refused: the first thing that is wrong with it, and how many more there are. */
function refusal(found: readonly Diagnostic[], at: Place): RefusedEntry {
  const [first, ...others] = found;
  const more = others.length === 0 ? '' : ` And ${others.length} more in this row.`;
  return { at: { ...first?.at, ...at }, reason: `${first?.message ?? 'It cannot be read.'}${more}` };
}

function withoutDuplicates(items: readonly EvidenceItem[]): {
  kept: EvidenceItem[];
  diagnostics: Diagnostic[];
} {
  const first = new Map<string, EvidenceItem>();
  const diagnostics: Diagnostic[] = [];
  for (const item of items) {
    const earlier = first.get(item.id);
    if (!earlier) {
      first.set(item.id, item);
      continue;
    }
    diagnostics.push({
      level: 'error',
      code: 'duplicate-evidence-id',
      message: `The id is the same as in line ${earlier.at.line}; this entry is not read.`,
      at: { ...item.at, field: 'id' },
      value: item.id,
      hint: 'Give each item its own id.',
    });
  }
  return { kept: [...first.values()], diagnostics };
}
