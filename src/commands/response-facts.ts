import { readInput } from '../io/read-input.js';
import { readWorkspace, type Workspace } from '../io/response/workspace-files.js';
import type { Dossier } from '../model/dossier.js';
import type { RegulatorModel, Withheld } from '../model/regulator.js';
import { buildDossier } from '../pipeline.js';
import { proposeAnswers } from '../response/propose.js';
import type { ResponseFacts } from '../response/status.js';
import { regulatorModel } from '../wall/regulator-model.js';

/** What every step of a response works on. */
export interface ResponseState {
  readonly workspace: Workspace;
  readonly dossier: Dossier;
  /** With what counsel released. */
  readonly model: RegulatorModel;
  /** Without any release. */
  readonly free: RegulatorModel;
  readonly withheld: readonly Withheld[];
  readonly facts: ResponseFacts;
}

/** Reads workspace and engagement, and builds the dossier from which the regulator's model is made. */
export async function readResponse(
  engagement: string,
  onStep: (text: string) => void = () => undefined,
): Promise<ResponseState> {
  const workspace = await readWorkspace(engagement);
  const dossier = await buildDossier(await readInput(engagement), onStep);
  const released = workspace.answers.filter(
    ({ decision, releasedBy }) => decision === 'send' && releasedBy !== undefined,
  );
  const { model } = regulatorModel(dossier, new Set(released.map(({ evidence }) => evidence)));
  const { model: free, withheld } = regulatorModel(dossier);
  const everything = regulatorModel(dossier, new Set(dossier.evidence.map(({ item }) => item.id))).model;
  const bearing = proposeAnswers(workspace.requests, everything.evidence, workspace.letter).answers;
  const facts = { ...workspace, model, bearing, free: new Set(free.evidence.map(({ id }) => id)) };
  return { workspace, dossier, model, free, withheld, facts };
}
