import type { Observation } from '../model/observation.js';

/** Which tools reported on which accounts, whatever they said. */
export interface ScanReach {
  add(observation: Observation): void;
  /** Whether any of these tools reported on the account of the observation with it. */
  covers(observations: readonly Observation[]): boolean;
}

/** A record that names no account is covered by any report of its tool. */
export function createScanReach(): ScanReach {
  const accounts = new Map<string, Set<string>>();
  return {
    add({ tool, resource }) {
      const known = accounts.get(tool);
      if (known) known.add(resource.account ?? '');
      else accounts.set(tool, new Set([resource.account ?? '']));
    },
    covers: (observations) =>
      observations.some(({ tool, resource: { account } }) => {
        const reported = accounts.get(tool);
        return reported !== undefined && (account === undefined || reported.has(account));
      }),
  };
}
