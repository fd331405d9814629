import { toDayNumber } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import { ROLES } from '../model/engagement.js';
import { unreachable } from '../model/diagnostic.js';
import { WAVES } from '../model/plan.js';
import type { Wave, WaveLoad } from '../model/plan.js';
import type { PreparedAction } from './prepare.js';
import { HOURS_PER_DAY } from './working-days.js';

/** The wave in which an action is finished, counted in calendar days after `asOf`. */
export function waveOf(finish: IsoDate, asOf: IsoDate): Wave {
  const days = toDayNumber(finish) - toDayNumber(asOf);
  return WAVES.find((wave) => days <= lastDayOf(wave)) ?? 'later';
}

function lastDayOf(wave: Wave): number {
  switch (wave) {
    case '30 days':
      return 30;
    case '90 days':
      return 90;
    case '180 days':
      return 180;
    case 'later':
      return Infinity;
    default:
      return unreachable(wave);
  }
}

/** Hours per wave and role, and how many people of the role the parallel schedule takes at its busiest. */
export function waveLoad(actions: readonly PreparedAction[], asOf: IsoDate): readonly WaveLoad[] {
  return WAVES.flatMap((wave) => {
    const inWave = actions.filter(({ slot }) => waveOf(slot.finish, asOf) === wave);
    return ROLES.flatMap((role) => {
      const jobs = inWave.map(({ slot, cost }) => ({ slot, hours: cost.hours.get(role) ?? 0 }));
      const hours = jobs.reduce((total, job) => total + job.hours, 0);
      if (hours === 0) return [];
      const busiest = jobs.map(({ slot: { start } }) =>
        jobs
          .filter(({ slot }) => slot.start <= start && start <= slot.finish)
          .reduce((total, job) => total + job.hours / job.slot.days, 0),
      );
      return [{ wave, role, hours, people: Math.ceil(Math.max(...busiest) / HOURS_PER_DAY) }];
    });
  });
}
