import type { BagReport } from './bag-report.js';
import { shownPath } from './safe-path.js';
import { tagValue } from './tag-file.js';

export interface Verdict {
  /** As the user named it. */
  readonly pack: string;
  readonly report: BagReport;
  readonly zipSha256: string | undefined;
  /** What stands for the pack from outside of it; empty when nothing does. */
  readonly vouchedBy: readonly string[];
  /** Seals that hold by what came with the pack. */
  readonly notes: readonly string[];
}

const SHOWN = 50;

/** For people: the verdict, every problem, and what it proves. */
export function verdictText(verdict: Verdict): string {
  const { pack, report, zipSha256 } = verdict;
  const { problems, warnings, files, bytes, tags, tagManifestSha256, custodyEntries } = report;
  const lines = [
    problems.length === 0
      ? `${pack}: as it was made. ${files} files, ${bytes} bytes.`
      : `${pack}: NOT as it was made, or no valid bag. ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}:`,
    ...problems.slice(0, SHOWN).map(({ kind, message }) => `  ${kind}: ${message}`),
    ...(problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more (--json lists all)`] : []),
    ...warnings.slice(0, SHOWN).map((warning) => `  warning: ${warning}`),
    ...facts([
      ['Organization', tagValue(tags, 'Source-Organization')],
      ['Identifier', tagValue(tags, 'External-Identifier')],
      ['State', tagValue(tags, 'Dossier-State')],
      ...approvers(tags).map((who) => ['Approved by', who] as const),
      ['Keep until', tagValue(tags, 'Retain-Until')],
      ['Custody log', custodyEntries === undefined ? undefined : `${custodyEntries} entries`],
      ['Archive SHA-256', zipSha256],
      ['Tag manifest SHA-256', tagManifestSha256],
    ]),
    ...(problems.length === 0
      ? [...proves(verdict), ...verdict.notes, ...doesNotProve(verdict)].map(shownPath)
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** For programs; `verdict` is `verified` or `failed`. */
export function verdictJson(verdict: Verdict): string {
  const { pack, report, zipSha256 } = verdict;
  const { problems, warnings, files, bytes, version, isPack, tags, tagManifestSha256, custodyEntries } =
    report;
  const isSound = problems.length === 0;
  const value = {
    verdict: isSound ? 'verified' : 'failed',
    pack,
    madeByDossier: isPack,
    bagItVersion: version,
    files,
    bytes,
    zipSha256,
    tagManifestSha256,
    custodyEntries,
    problems,
    warnings,
    tags: Object.fromEntries(tags),
    notes: verdict.notes,
    proves: isSound ? proves(verdict) : [],
    doesNotProve: isSound ? doesNotProve(verdict) : [],
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function proves({ report, vouchedBy }: Verdict): readonly string[] {
  return [
    'Proved: every listed file is there with its digest, and no file was added.',
    ...(report.custodyEntries === undefined
      ? []
      : ['Proved: the custody log is whole and names the packed hashes.']),
    ...vouchedBy.map((what) => `Proved: ${what}`),
  ];
}

function doesNotProve({ vouchedBy, report: { tags } }: Verdict): readonly string[] {
  return [
    ...(vouchedBy.length > 0
      ? []
      : [
          'Not proved: who made it, and when. Whoever can rewrite a whole pack can rewrite its manifests; --expect with a hash from another way, or a signature, closes that.',
        ]),
    ...(approvers(tags).length > 0
      ? ['Not proved: that the persons named as approving did so; the record is no signature.']
      : []),
    'Not proved: that what the documents and the evidence say is true.',
  ];
}

function facts(pairs: readonly (readonly [label: string, value: string | undefined])[]): readonly string[] {
  return pairs.flatMap(([label, value]) =>
    value === undefined ? [] : [`  ${label.padEnd(21)} ${shownPath(value)}`],
  );
}

function approvers(tags: BagReport['tags']): readonly string[] {
  return tags.filter(([label]) => label === 'Approved-By').map(([, value]) => value);
}
