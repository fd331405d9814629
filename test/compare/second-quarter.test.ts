import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInput } from '../../src/io/read-input.js';
import type { Dossier } from '../../src/model/dossier.js';
import { buildDossier } from '../../src/pipeline.js';
import { regulatorModel } from '../../src/wall/regulator-model.js';
import { bridgeOf, kinds } from './quarters.js';
import { secondQuarter } from './second-quarter.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-second-'));
afterAll(() => rmSync(root, { recursive: true }));

let first: Dossier;
let second: Dossier;
beforeAll(async () => {
  first = await buildDossier(await readInput('samples/fable-thistle'), () => undefined);
  const input = await readInput(secondQuarter(path.join(root, 'acme')));
  second = await buildDossier({ ...input, baseline: first }, () => undefined);
}, 120_000);

function comparison(): NonNullable<Dossier['comparison']> {
  if (!second.comparison) throw new Error('the second quarter compares');
  return second.comparison;
}

describe('the second quarter of the sample', () => {
  it('has findings of every kind that its scans were changed for', () => {
    expect(new Set(kinds(comparison()))).toEqual(
      new Set(['new', 'fixed', 'passes now', 'not seen', 'not scanned', 'reclassified']),
    );
    const gone = comparison().findings.filter(({ kind }) => kind === 'not scanned');
    expect(gone.every(({ account }) => account === '444455556666')).toBe(true);
    const fixed = comparison().findings.filter(({ kind }) => kind === 'fixed');
    expect(fixed.map(({ reason }) => reason)).toEqual(['Ended on 15 Jan 2027: evidence E-99.']);
  });

  it('ends its bridge at the headline, to the cent', () => {
    const { from, to, steps } = bridgeOf(comparison());
    if (first.exposure.kind !== 'priced' || second.exposure.kind !== 'priced')
      throw new Error('both are priced');
    expect(from).toEqual({ low: first.exposure.headline.low, high: first.exposure.headline.high });
    expect(to).toEqual({ low: second.exposure.headline.low, high: second.exposure.headline.high });
    for (const end of ['low', 'high'] as const) {
      expect(steps.reduce<number>((sum, step) => sum + step[end], from[end])).toBe(to[end]);
    }
  });

  it('says that a new scan forgets days which the earlier dossier knew', () => {
    const { to, steps, withPast } = bridgeOf(comparison());
    expect(steps.find(({ kind }) => kind === 'dates')?.low).toBeLessThan(0);
    expect(withPast?.low).toBeGreaterThan(to.low);
    expect(withPast?.high).toBeGreaterThan(to.high);
  });

  it('names what people state otherwise and evidence that ran out', () => {
    const { inputs, evidence } = comparison();
    expect(inputs.map(({ what, subject }) => `${what} ${subject}`)).toEqual(
      expect.arrayContaining(['notice Day of the notice', 'system acquired-shop']),
    );
    expect(evidence.find(({ item }) => item === 'E-01')).toMatchObject({
      kind: 'lapsed',
      reason: 'In force until 31 Jan 2027.',
    });
    expect(evidence.find(({ item }) => item === 'E-99')).toMatchObject({ kind: 'new' });
  });

  it('leaves nothing of it in the model of the regulator', () => {
    const { comparison: _, ...without } = second;
    expect(regulatorModel(second).model).toEqual(regulatorModel(without as Dossier).model);
  });
});
