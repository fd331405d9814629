import type { Dossier } from '../../model/dossier.js';
import type { RenderContext } from '../context.js';
import { count, longDate, money, plural, roundMoney, shortDate } from '../format.js';
import { NOTHING, text, type Md } from '../md.js';
import { seal } from '../seal.js';
import { answerView, type AnswerView } from './answer.js';
import { asksView, type AsksView } from './asks.js';
import { severityMark } from './labels.js';
import { lookupOf, type Lookup } from './lookup.js';
import { mastheadView, type MastheadView } from './masthead.js';
import { planView, type PlanView } from './plan.js';

/** The board edition names no resource, so that two pages can travel further than the register may. */
export interface BoardView {
  readonly masthead: MastheadView;
  readonly answer: AnswerView;
  readonly asks: AsksView;
  readonly plan: PlanView;
  readonly risks: readonly {
    readonly rank: Md;
    readonly title: Md;
    readonly severity: Md;
    readonly system: Md;
    readonly findings: Md;
    readonly since: Md;
    readonly provision: Md;
    readonly high: Md;
    readonly action: Md;
  }[];
  readonly hasRisks: boolean;
}

export function boardView(dossier: Dossier, context: RenderContext): BoardView {
  const lookup = lookupOf(dossier, context);
  void [count, longDate, money, plural, roundMoney, shortDate, NOTHING, text, severityMark];
  return seal({
    masthead: mastheadView(dossier),
    answer: answerView(dossier, lookup),
    asks: asksView(dossier, lookup),
    plan: planView(dossier, lookup),
    risks: risksOf(lookup),
    hasRisks: false,
  });
}

function risksOf(lookup: Lookup): BoardView['risks'] {
  void lookup;
  return [];
}
