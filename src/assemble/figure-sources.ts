import { enforcementDiscretion } from '../law/caps.js';
import { readingOf } from '../law/reading.js';
import { schedules } from '../law/schedules.js';
import type { FigureSource } from '../model/dossier.js';
import type { Exposure } from '../model/penalty.js';
import type { Plan } from '../model/plan.js';

/** The source of every figure in the dossier: schedules and caps that priced it, comparisons, rates, prices. */
export function figureSources(results: {
  readonly exposure: Exposure;
  readonly plan: Plan;
}): readonly FigureSource[] {
  return [...lawSources(results.exposure), ...results.plan.figureSources];
}

function lawSources(exposure: Exposure): readonly FigureSource[] {
  if (exposure.kind !== 'priced') return [];
  const { penalty, keptApart } = exposure;
  const used = new Set(
    [...Object.values(penalty.estimate), penalty.ceiling].flatMap(({ lines }) =>
      lines.map((line) => line.schedule),
    ),
  );
  return [
    ...schedules
      .filter((schedule) => used.has(schedule.id))
      .map((schedule) => ({
        id: schedule.id,
        title: `Penalty amounts: ${schedule.label}`,
        citation: [schedule.citation, readingOf(schedule)].filter(Boolean).join('; '),
        verified: schedule.verified && schedule.readIn === 'law',
        usedFor: 'amount per violation and annual cap of each penalty line',
      })),
    {
      id: 'enforcement-discretion',
      title: 'Annual caps by tier under enforcement discretion, 2019',
      citation: enforcementDiscretion.citation,
      verified: true,
      usedFor: 'low end of the exposure range',
    },
    {
      id: 'state-attorney-general',
      title: 'Damages that a state attorney general may seek',
      citation: keptApart.stateAttorneyGeneral.citation,
      verified: true,
      usedFor: 'the amount shown beside the civil money penalty, never added to it',
    },
    ...keptApart.benchmarks.map((benchmark) => ({
      id: benchmark.id,
      title: `${benchmark.entity}, ${benchmark.date}`,
      citation: benchmark.source,
      verified: benchmark.verified,
      usedFor: 'comparison with published outcomes',
    })),
  ];
}
