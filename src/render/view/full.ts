import type { Dossier } from '../../model/dossier.js';
import type { RenderContext } from '../context.js';
import { seal } from '../seal.js';
import { answerView, type AnswerView } from './answer.js';
import { appendixView, type AppendixView } from './appendix.js';
import { asksView, type AsksView } from './asks.js';
import { changesView, type ChangesView } from './changes.js';
import { considerationsView, type ConsiderationView } from './considerations.js';
import { evidenceView, type EvidenceView } from './evidence.js';
import { exposureView, type ExposureView } from './exposure.js';
import { keptApartView, type KeptApartView } from './kept-apart.js';
import { layersView, type LayersView } from './layers.js';
import { ledgerView, type LedgerView } from './ledger.js';
import { lookupOf } from './lookup.js';
import { lossView, type LossView } from './loss.js';
import { mastheadView, type MastheadView } from './masthead.js';
import { planView, type PlanView } from './plan.js';
import { registerView, type RegisterView } from './register.js';
import { workingView, type WorkingView } from './working.js';

/** All that the templates of the full edition may print; every text in it is Markdown, escaped once. */
export interface FullView {
  readonly masthead: MastheadView;
  readonly answer: AnswerView;
  readonly changes: ChangesView;
  readonly asks: AsksView;
  readonly layers: LayersView;
  readonly exposure: ExposureView;
  readonly working: WorkingView;
  readonly keptApart: KeptApartView;
  readonly plan: PlanView;
  readonly loss: LossView;
  readonly considerations: readonly ConsiderationView[];
  readonly evidence: EvidenceView;
  readonly register: RegisterView;
  readonly ledger: LedgerView;
  readonly appendix: AppendixView;
}

/** The full edition's view, sealed: a template that asks for anything else fails. */
export function fullView(dossier: Dossier, context: RenderContext): FullView {
  const lookup = lookupOf(dossier, context);
  return seal({
    masthead: mastheadView(dossier),
    answer: answerView(dossier, lookup),
    changes: changesView(dossier, lookup),
    asks: asksView(dossier, lookup),
    layers: layersView(dossier, context, lookup),
    exposure: exposureView(dossier, context, lookup),
    working: workingView(dossier, lookup),
    keptApart: keptApartView(dossier, lookup),
    plan: planView(dossier, lookup),
    loss: lossView(dossier),
    considerations: considerationsView(dossier, context, lookup),
    evidence: evidenceView(dossier, context, lookup),
    register: registerView(dossier, lookup),
    ledger: ledgerView(dossier),
    appendix: appendixView(dossier),
  });
}
