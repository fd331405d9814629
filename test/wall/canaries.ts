import type { Dossier } from '../../src/model/dossier.js';
import type { RegulatorModel } from '../../src/model/regulator.js';

/** Values of fields that decide how a dossier is read; a canary in them would change what it means. */
const DECIDING = new Set(['kind', 'state', 'status', 'paper', 'baa']);

export interface Planted {
  readonly dossier: Dossier;
  readonly canaries: readonly string[];
  /** Amounts in whole dollars as they would be printed, without the sign. */
  readonly amounts: readonly string[];
}

/**
 * A canary at the end of every phrase of the dossier that the regulator's model does not hold, and an amount of its
 * own in the place of every amount of exposure, plan and budget.
 */
export function plantPrivileged(dossier: Dossier, shown: RegulatorModel): Planted {
  const crossing = new Set(stringsOf(shown));
  const canaries: string[] = [];
  const amounts: string[] = [];
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, at) => walk(item, [...path, String(at)]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, child]) => [key, walk(child, [...path, key])]),
      );
    if (
      typeof value === 'string' &&
      /\S \S/.test(value) &&
      !crossing.has(value) &&
      !path.some((key) => DECIDING.has(key))
    ) {
      const canary = `ZQ${String(canaries.length).padStart(5, '0')}QZ`;
      canaries.push(canary);
      return `${value} ${canary}`;
    }
    const isAmount = path[0] === 'exposure' || path[0] === 'plan' || path.includes('budget');
    if (typeof value === 'number' && value >= 100_000 && isAmount) {
      const dollars = 8_300_000_000 + amounts.length;
      amounts.push(dollars.toLocaleString('en-US'));
      return dollars * 100;
    }
    return value;
  };
  return { dossier: walk(dossier, []) as Dossier, canaries, amounts };
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}
