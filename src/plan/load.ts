import { toDayNumber } from '../model/date.js';
import type { IsoDate } from '../model/date.js';
import type { Role } from '../model/engagement.js';
import { ROLES } from '../model/engagement.js';
import { unreachable } from '../model/diagnostic.js';
import { WAVES } from '../model/plan.js';
import type { Wave, WaveLoad } from '../model/plan.js';
import type { PreparedAction } from './prepare.js';

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

/** Likely hours per role in the wave in which the action is finished, and the people on whom the dates rest. */
export function waveLoad(
  actions: readonly PreparedAction[],
  asOf: IsoDate,
  crew: ReadonlyMap<Role, number>,
): readonly WaveLoad[] {
  return WAVES.flatMap((wave) => {
    const inWave = actions.filter(({ slot }) => waveOf(slot.finish, asOf) === wave);
    return ROLES.flatMap((role) => {
      const hours = inWave.reduce((total, { cost }) => total + (cost.hours.get(role) ?? 0), 0);
      return hours === 0 ? [] : [{ wave, role, hours, people: crew.get(role) ?? 0 }];
    });
  });
}
