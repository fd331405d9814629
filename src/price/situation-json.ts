import { lawVersion } from '../law/schedules.js';
import type { PenaltyLine, PolicyResult } from '../model/penalty.js';
import type { PricedSituation } from './situation.js';

interface ResultJson {
  readonly lines: readonly Pick<PenaltyLine, 'provision' | 'year' | 'schedule' | 'citation'>[];
  readonly subtotal: number;
  readonly adjustments: readonly { readonly kind: string; readonly amount: number }[];
  readonly total: number;
}

/** What `dossier price --json` prints: each result with its lines, in whole dollars. */
export function situationJson({ noticeDate, penalty, notes }: PricedSituation): Record<string, unknown> {
  return {
    noticeDate,
    lawVersion,
    codified: resultJson(penalty.estimate.codified),
    discretion: resultJson(penalty.estimate.discretion),
    discretionAdjusted: resultJson(penalty.estimate.discretionAdjusted),
    floor: resultJson(penalty.floor),
    ceiling: resultJson(penalty.ceiling),
    notes,
  };
}

function resultJson({ lines, subtotal, adjustments, total }: PolicyResult): ResultJson {
  return {
    lines: lines.map(({ provision, year, tier, schedule, basis, from, to, days, count, ...line }) => ({
      provision,
      year,
      tier,
      schedule,
      basis,
      from,
      to,
      ...(days !== undefined && { days }),
      count,
      rate: line.rate / 100,
      raw: line.raw / 100,
      cap: line.cap / 100,
      amount: line.amount / 100,
      citation: line.citation,
      ...(line.note !== undefined && { note: line.note }),
    })),
    subtotal: subtotal / 100,
    adjustments: adjustments.map(({ kind, provision, year, statement, percent, amount, citation }) => ({
      kind: kind.replaceAll(' ', '-'),
      ...(provision !== undefined && { provision }),
      ...(year !== undefined && { year }),
      reason: statement,
      ...(percent !== undefined && { percent }),
      amount: amount / 100,
      citation,
    })),
    total: total / 100,
  };
}
