import type { AssessedFinding } from '../model/assessed.js';
import { unreachable } from '../model/diagnostic.js';
import type { Engagement } from '../model/engagement.js';
import type { Candidate } from './candidates.js';
import type { Unit } from './catalog.js';

export interface Counted {
  readonly count: number;
  /** What could not be counted, and why. */
  readonly missing?: string;
}

/** How many units an action has to treat, counted from its findings and their systems. */
export function countUnits(unit: Unit, candidate: Candidate, engagement: Engagement): Counted {
  const { touches } = candidate;
  switch (unit) {
    case 'once':
    case 'vendor':
      return { count: 1 };
    case 'resource':
      return { count: resourcesOf(touches).length };
    case 'account': {
      const accounts = new Set(touches.flatMap(({ resource }) => resource.account ?? []));
      return accounts.size > 0
        ? { count: accounts.size }
        : { count: 0, missing: 'The findings name no account.' };
    }
    case 'system': {
      const systems = systemsOf(touches, engagement);
      return systems.length > 0
        ? { count: systems.length }
        : { count: 0, missing: 'No finding belongs to a system of the engagement.' };
    }
    case 'GB':
      return gigabytes(touches, engagement);
    default:
      return unreachable(unit);
  }
}

/** Resource ids (or names, where there is no id), each once, sorted. */
export function resourcesOf(findings: readonly AssessedFinding[]): readonly string[] {
  return [...new Set(findings.map(({ resource }) => resource.id || (resource.name ?? '')))].sort();
}

function systemsOf(findings: readonly AssessedFinding[], engagement: Engagement): Engagement['systems'] {
  const ids = new Set(findings.flatMap(({ scope }) => (scope.kind === 'in' ? [scope.system] : [])));
  return engagement.systems.filter(({ id }) => ids.has(id));
}

function gigabytes(findings: readonly AssessedFinding[], engagement: Engagement): Counted {
  const systems = systemsOf(findings, engagement);
  const count = systems.reduce((total, { dataGb = 0 }) => total + dataGb, 0);
  const unknown = systems.filter(({ dataGb }) => dataGb === undefined).map(({ id }) => id);
  if (systems.length === 0) return { count, missing: 'No finding belongs to a system of the engagement.' };
  if (unknown.length === 0) return { count };
  return { count, missing: `Data volume (dataGb) is not stated for ${unknown.join(', ')}.` };
}
