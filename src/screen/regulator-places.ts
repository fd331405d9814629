import type { RegulatorModel } from '../model/regulator.js';
import type { ScreenKind, ScreenText } from './finding.js';

/** A field of the regulator's model, as a JSON pointer. */
export interface FieldFinding {
  readonly kind: ScreenKind;
  readonly pointer: string;
}

/** Everything in the regulator's model that must not leave, field by field. */
export function screenModel(model: RegulatorModel, screen: ScreenText): readonly FieldFinding[] {
  return walk(model, '', screen);
}

function walk(value: unknown, pointer: string, screen: ScreenText): readonly FieldFinding[] {
  if (typeof value === 'string') return screen(value).map(({ kind }) => ({ kind, pointer }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => walk(inner, `${pointer}/${name}`, screen));
}
