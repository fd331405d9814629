import { CONDITIONS, gate, type Fired } from '../gate/gate.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { nearest } from '../model/nearest.js';

/** `--fail-on critical,new`: names with commas or several times, each once. Throws DossierError (64) for others. */
export function gateConditions(
  written: readonly string[] | undefined,
  { hasBaseline }: { readonly hasBaseline: boolean },
): readonly string[] {
  const names = (written ?? []).flatMap((text) => text.split(',')).map((name) => name.trim());
  for (const name of names) {
    const condition = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined;
    if (!condition) {
      const known = Object.keys(CONDITIONS);
      const near = nearest(name, known);
      throw new DossierError(`--fail-on ${name}: no such condition.`, {
        exitCode: EXIT.usage,
        hint:
          near === undefined
            ? `Allowed: ${known.join(', ')}.`
            : `The nearest is ${near}. Allowed: ${known.join(', ')}.`,
      });
    }
    if (condition.compares && !hasBaseline) {
      throw new DossierError(`--fail-on ${name} compares with an earlier dossier, and none is given.`, {
        exitCode: EXIT.usage,
        hint: 'Name one with --baseline, or as baseline: in dossier.yaml.',
      });
    }
  }
  return [...new Set(names)];
}

/** Tells stderr what fired, also with --quiet; returns it. */
export function runGate(dossier: Dossier, conditions: readonly string[]): readonly Fired[] {
  const fired = gate(dossier, conditions);
  for (const each of fired) process.stderr.write(`gate: ${each.condition}: ${sentence(each)}\n`);
  return fired;
}

const SHOWN = 5;

function sentence({ what, ids }: Fired): string {
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return ids.length === 0 ? `${what}.` : `${what}: ${ids.slice(0, SHOWN).join(', ')}${more}.`;
}
