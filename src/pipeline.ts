import { createHash } from 'node:crypto';
import { assess } from './assess/assess.js';
import { statedFamily } from './assess/stated-family.js';
import { balance } from './balance.js';
import { assembleDossier } from './assemble/assemble-dossier.js';
import { matchEvidence } from './evidence/match-evidence.js';
import { checkComparable } from './compare/comparable.js';
import { compare } from './compare/compare.js';
import { createScanReach, type ScanReach } from './compare/scan-reach.js';
import { ENGINE } from './comparison-engine.js';
import type { FamilyOf } from './ingest/group.js';
import { createMerger, mergeObservations, type Merger } from './ingest/merge.js';
import { observeSource, type ReadSourceOptions, type SourceFacts } from './ingest/read-source.js';
import { familyOf } from './law/check-family.js';
import { family } from './law/crosswalk.js';
import { checkNamesFamily } from './law/family-checks.js';
import { lawVersion } from './law/schedules.js';
import type { Approval } from './model/approval.js';
import { later, type IsoDate } from './model/date.js';
import { COLUMN_MAPPING, DossierError, type Diagnostic, type Place } from './model/diagnostic.js';
import type { Assumption, AdjacentDossier, Dossier } from './model/dossier.js';
import type { Engagement, SourceSpec } from './model/engagement.js';
import type { HashedEvidence, RegisterLedger } from './model/evidence.js';
import type { ExploitedList } from './model/known-exploited.js';
import type { Finding } from './model/finding.js';
import { inputLimits } from './model/limits.js';
import type { Observation, SkippedRecord, SourceSummary } from './model/observation.js';
import type { ByteSource } from './model/source.js';
import type { Plan } from './model/plan.js';
import { makePlan } from './plan/make-plan.js';
import type { PlanInput } from './plan/input.js';
import type { Milp } from './plan/milp.js';
import { simulateLoss } from './plan/loss-simulation.js';
import { planInput, priceAsTier } from './plan-input.js';
import { priceAndPlan } from './price-and-plan.js';
import { redact } from './screen/redact.js';
import { createScreen } from './screen/screen-text.js';
import { signOff } from './sign-off.js';

interface InputSource {
  readonly source: ByteSource;
  readonly spec: SourceSpec;
  /** Where `columns` of its entry stand, by our field. */
  readonly columnsAt?: Readonly<Record<string, Place>>;
}

/** Everything that the shell read: the whole input of the program. */
export interface PipelineInput {
  readonly engagement: Engagement;
  readonly sources: readonly InputSource[];
  readonly evidence: readonly HashedEvidence[];
  /** Left out where there is no register. */
  readonly register?: RegisterLedger | undefined;
  /** Vulnerabilities that attackers use, where the user gives a list of them. */
  readonly exploitedList?: ExploitedList;
  readonly adjacent: readonly AdjacentDossier[];
  readonly assumptions: readonly Assumption[];
  readonly diagnostics: readonly Diagnostic[];
  readonly toolVersion: string;
  /** Where a field of dossier.yaml stands. */
  readonly placeOf?: (path: readonly (string | number)[]) => Place;
  /** Of any content; those of another one count for nothing. */
  readonly approvals: readonly Approval[];
  /** An earlier dossier of the same entity, to be compared with. */
  readonly baseline?: Dossier | undefined;
}

export interface BuildOptions {
  /** Asked for a solver only when the plan's own search does not prove its choice. */
  readonly loadMilp?: () => Promise<Milp>;
  /** Hears how many bytes of the source at `index` have been read. */
  readonly onRead?: (index: number, bytesRead: number) => void;
}

/** From inputs to the Dossier; throws when the books do not balance. `onStep` hears what is going on. */
export async function buildDossier(
  input: PipelineInput,
  onStep: (text: string) => void,
  { loadMilp, onRead }: BuildOptions = {},
): Promise<Dossier> {
  const { engagement } = input;
  const { asOf } = engagement;
  const { baseline } = input;
  const notes = baseline ? checkComparable(baseline, engagement, programOf(input)) : [];
  const checkFamily = checkFamilyOf(engagement);
  const known = baseline ? findingsOf(baseline, checkFamily) : [];
  const merger = createMerger(checkFamily, known);
  const reach = createScanReach();
  const readings: SourceSummary[] = [];
  for (const [index, { source, spec, columnsAt }] of input.sources.entries()) {
    onStep(`reading ${source.name}`);
    const limits = inputLimits(engagement.limits);
    const onProgress = (bytesRead: number): void => onRead?.(index, bytesRead);
    const reading = await readInto({ merger, reach }, source, { spec, limits, onProgress });
    readings.push({ ...reading, diagnostics: reading.diagnostics.map((each) => onItsLine(each, columnsAt)) });
  }
  onStep('merging observations');
  const found = merger.finish();
  const redacted = redact(found.findings, input.evidence, createScreen());
  const merged = { ...found, findings: redacted.findings };
  const evidence = matchEvidence(redacted.evidence, merged.findings, {
    asOf,
    familyMatches: (finding, check) => checkNamesFamily(finding.family, check),
  });
  onStep('mapping findings to provisions');
  const assessed = assess({
    engagement,
    merged,
    evidence: evidence.matched,
    exploitedList: input.exploitedList,
    asOf,
    placeOf: input.placeOf,
  });
  const { exposure, plan: first } = priceAndPlan({ engagement, assessed }, makePlan, onStep);
  const inputs = planInput({ engagement, assessed, exposure });
  const plan = await proved(first, inputs, loadMilp);
  const lossSimulation = simulateLoss(inputs, plan, priceAsTier(engagement));
  if (baseline) onStep('comparing with the baseline');
  const comparison =
    baseline &&
    compare(
      {
        baseline,
        known,
        engagement,
        evidence: evidence.matched,
        assessed,
        exposure,
        watched: merged.watched ?? [],
        reach,
        program: programOf(input),
      },
      ENGINE,
    );
  const dossier = assembleDossier({
    ...input,
    comparison,
    readings,
    merged,
    evidence: evidence.matched,
    assessed,
    exposure,
    plan,
    lossSimulation,
    diagnostics: [
      ...notes,
      ...input.diagnostics,
      ...readings.flatMap((reading) => reading.diagnostics),
      ...merged.diagnostics,
      ...evidence.diagnostics,
      ...redacted.diagnostics,
      ...(assessed.diagnostics ?? []),
    ],
  });
  balance(dossier);
  return signOff(dossier, input.approvals);
}

/** The family that dossier.yaml takes a check for, else the one that the reviewed crosswalk has. */
function checkFamilyOf({ mappings = [] }: Engagement): FamilyOf {
  const stated = statedFamily(mappings);
  return (observation) => {
    const row = family(stated(observation) ?? '') ?? familyOf(observation);
    return row && { id: row.family, title: row.title };
  };
}

/** The findings of an earlier dossier under the mapping of checks that this program has. */
function findingsOf({ assessed }: Dossier, checkFamily: FamilyOf): readonly Finding[] {
  return mergeObservations(
    assessed.findings.flatMap(({ observations }) => observations),
    checkFamily,
  ).findings;
}

function programOf({ toolVersion }: PipelineInput): {
  readonly version: string;
  readonly lawVersion: string;
} {
  return { version: toolVersion, lawVersion };
}

/** The same plan, or where its own search does not prove the choice, one with the solver, which is heavy to load. */
async function proved(
  plan: Plan,
  input: PlanInput,
  loadMilp: (() => Promise<Milp>) | undefined,
): Promise<Plan> {
  return plan.selection.proved || !loadMilp ? plan : makePlan({ ...input, milp: await loadMilp() });
}

/** A file that no adapter claims doesn't stop the others: it becomes a reading without records and a loud error. */
async function readInto(
  { merger, reach }: { readonly merger: Merger; readonly reach: ScanReach },
  source: ByteSource,
  options: ReadSourceOptions,
): Promise<SourceSummary> {
  const skipped: SkippedRecord[] = [];
  let observations = 0;
  let newestDay: IsoDate | undefined;
  const add = (observation: Observation): void => {
    merger.add(observation);
    reach.add(observation);
    observations++;
    const day = observation.seen.last ?? observation.seen.first;
    if (day !== undefined) newestDay = newestDay === undefined ? day : later(newestDay, day);
  };
  try {
    const facts = await observeSource(
      source,
      { observed: add, skipped: (record) => skipped.push(record) },
      options,
    );
    return { ...facts, observations, newestDay, skipped };
  } catch (error) {
    // Records that went on already can't be taken back.
    if (!(error instanceof DossierError) || observations > 0) throw error;
    return { ...(await unread(source, error)), observations: 0, skipped: [] };
  }
}

async function unread(source: ByteSource, error: DossierError): Promise<SourceFacts> {
  return {
    file: source.name,
    sha256: await (source.sha256?.() ?? sha256Of(source)),
    bytes: source.size,
    format: 'unrecognized',
    formatTitle: 'not recognized, not read',
    records: 0,
    diagnostics: [
      {
        level: 'error',
        code: 'source-not-read',
        message: ofTheFile(error.message, source.name),
        at: { file: source.name },
        hint: error.hint,
      },
      ...error.diagnostics,
    ],
  };
}

/** An error in a mapping of columns with the line of dossier.yaml. */
function onItsLine(diagnostic: Diagnostic, columnsAt: InputSource['columnsAt']): Diagnostic {
  const at = columnsAt?.[diagnostic.at?.field?.replace('columns.', '') ?? ''];
  return diagnostic.code === COLUMN_MAPPING && at ? { ...diagnostic, at } : diagnostic;
}

/** The place names the file already. */
function ofTheFile(message: string, name: string): string {
  return message.startsWith(`${name} `) ? `The file ${message.slice(name.length + 1)}` : message;
}

async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest('hex');
}
