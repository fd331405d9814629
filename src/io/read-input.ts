import { DossierError, type Place } from '../model/diagnostic.js';
import type { SourceSpec } from '../model/engagement.js';
import type { PipelineInput } from '../pipeline.js';
import type { FieldPath } from '../yaml/place-in-yaml.js';
import { readApprovals } from './approvals-file.js';
import { packageVersion } from './package-file.js';
import { readEngagement } from './read-engagement.js';
import { readExploitedList } from './read-exploited-list.js';
import { readEvidence, type EvidenceOnDisk } from './read-evidence.js';
import { readLibrary } from './read-library.js';
import { ownTemplates, type OwnTemplates } from './read-templates.js';

const NO_EVIDENCE: Omit<EvidenceOnDisk, 'ledger'> & { readonly ledger?: undefined } = {
  items: [],
  diagnostics: [],
};

/** Reads all that a build needs from an engagement folder: dossier.yaml, sources, evidence, library. */
export async function readInput(
  where: string,
): Promise<PipelineInput & { readonly templates: OwnTemplates | undefined; readonly folder: string }> {
  const { engagement, assumptions, diagnostics, sources, folder, placeOf } = await readEngagement(where);
  const evidence =
    engagement.evidence === undefined
      ? NO_EVIDENCE
      : await readEvidence(folder, engagement.evidence).catch((error: unknown) => {
          throw namedAt(error, placeOf(['evidence']));
        });
  const exploited =
    engagement.knownExploited === undefined
      ? undefined
      : await readExploitedList(folder, engagement.knownExploited).catch((error: unknown) => {
          throw namedAt(error, placeOf(['knownExploited']));
        });
  const library = await readLibrary(folder, engagement);
  return {
    engagement,
    placeOf,
    assumptions,
    sources: sources.map(({ source, spec }) => ({
      source,
      spec,
      columnsAt: columnPlaces(spec, engagement.sources.indexOf(spec), placeOf),
    })),
    evidence: evidence.items,
    register: evidence.ledger,
    ...(exploited ? { exploitedList: exploited.list } : {}),
    adjacent: library.adjacent,
    diagnostics: [
      ...diagnostics,
      ...evidence.diagnostics,
      ...(exploited?.diagnostics ?? []),
      ...library.diagnostics,
    ],
    toolVersion: packageVersion(),
    approvals: await readApprovals(folder),
    templates: await ownTemplates(folder, engagement.templates),
    folder,
  };
}

function columnPlaces(
  { columns = {} }: SourceSpec,
  index: number,
  placeOf: (path: FieldPath) => Place,
): Readonly<Record<string, Place>> {
  const fields = Object.keys(columns);
  return Object.fromEntries(fields.map((field) => [field, placeOf(['sources', index, 'columns', field])]));
}

/** The same error with the line that names the file. */
function namedAt(error: unknown, at: Place): unknown {
  if (!(error instanceof DossierError) || at.line === undefined) return error;
  const { message, exitCode, hint, cause } = error;
  const named = { level: 'error', code: 'input-not-read', message: 'It is named here.', at } as const;
  const options = { exitCode, cause, diagnostics: [named, ...error.diagnostics] };
  return new DossierError(message, hint === undefined ? options : { ...options, hint });
}
