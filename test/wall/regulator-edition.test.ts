import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../src/io/fonts.js';
import { openPrinter, type Printer } from '../../src/io/pdf/print-pdf.js';
import { printRegulator } from '../../src/io/print-regulator.js';
import { readInput } from '../../src/io/read-input.js';
import { readTemplates } from '../../src/io/read-templates.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { RegulatorModel } from '../../src/model/regulator.js';
import { buildDossier } from '../../src/pipeline.js';
import { renderRegulator } from '../../src/regulator-documents.js';
import { privilegedFinder, privilegedTexts } from '../../src/wall/privileged-texts.js';
import { regulatorModel } from '../../src/wall/regulator-model.js';
import { plantPrivileged } from './canaries.js';
import { textsInBytes } from './texts-in-bytes.js';

let dossier: Dossier;
let printer: Printer;

beforeAll(async () => {
  dossier = await buildDossier(await readInput('samples/fable-thistle'), () => undefined);
  printer = await openPrinter();
});
afterAll(() => printer.close());

/** All bytes of the regulator edition. */
async function editionOf(model: RegulatorModel): Promise<Readonly<Record<string, Uint8Array>>> {
  const documents = await renderRegulator(model, { templates: await readTemplates('regulator'), fontCss });
  const { pdf } = await printRegulator(printer, model, documents);
  return { md: Buffer.from(documents.markdown), html: Buffer.from(documents.html), pdf };
}

function found(needles: readonly string[], files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  return Object.entries(files).flatMap(([name, bytes]) => {
    const texts = textsInBytes(bytes);
    return needles
      .filter((needle) => texts.some((text) => text.includes(needle)))
      .map((each) => `${name}: ${each}`);
  });
}

describe('the wall', () => {
  it('holds back every privileged phrase and amount, in every byte of the edition', async () => {
    const planted = plantPrivileged(dossier, regulatorModel(dossier).model);
    expect(planted.canaries.length).toBeGreaterThan(200);
    expect(planted.amounts.length).toBeGreaterThan(200);
    const files = await editionOf(regulatorModel(planted.dossier).model);
    expect(found([...planted.canaries, ...planted.amounts], files)).toEqual([]);
    expect(found([dossier.contentHash, dossier.contentHash.slice(0, 12)], files)).toEqual([]);
  }, 180_000);

  it('would be seen to leak: a canary in a field that is shown is found in Markdown, HTML and PDF', async () => {
    const canary = 'ZQSHOWNQZ';
    const plantedIn: readonly ((model: RegulatorModel) => RegulatorModel)[] = [
      (model) => ({ ...model, entity: { ...model.entity, name: canary } }),
      (model) => ({ ...model, evidence: model.evidence.map((item) => ({ ...item, owner: canary })) }),
      (model) => ({ ...model, corrections: model.corrections.map((each) => ({ ...each, title: canary })) }),
    ];
    for (const plant of plantedIn) {
      const files = await editionOf(plant(regulatorModel(dossier).model));
      expect(found([canary], files)).toEqual([`md: ${canary}`, `html: ${canary}`, `pdf: ${canary}`]);
    }
  }, 180_000);

  it('has a model of its own fields only, and a hash of its own', () => {
    const { model } = regulatorModel(dossier);
    expect(Object.keys(model).toSorted()).toEqual([
      'agreements',
      'asOf',
      'contentHash',
      'corrections',
      'entity',
      'evidence',
      'isDraft',
      'paper',
      'practices',
      'provisions',
      'systems',
    ]);
    expect(Object.keys(model.entity)).toEqual(['name', 'status']);
    expect(model.contentHash).not.toBe(dossier.contentHash);
  });
});

describe('the regulator’s model', () => {
  it('never states more than the coverage of the dossier, nor more than the documents that cross', () => {
    const { model } = regulatorModel(dossier);
    const shown = new Set(model.evidence.map(({ id }) => id));
    for (const row of model.provisions) {
      const coverage = dossier.assessed.coverage.find(({ provision }) => provision === row.id);
      if (coverage?.state === 'gap' || coverage?.state === 'not assessed')
        expect(row.state).toBe('no statement');
      if (row.state === 'documented') {
        expect(coverage?.state).toBe('evidenced');
        expect(row.policy.length * row.implementation.length).toBeGreaterThan(0);
      }
      expect([...row.policy, ...row.implementation, ...row.attestation].every((id) => shown.has(id))).toBe(
        true,
      );
    }
  });

  it('leaves privileged, confirming, accepting, priced and missing evidence behind, and tells the user why', () => {
    const { model, withheld } = regulatorModel(dossier);
    const shown = model.evidence.map(({ id }) => id);
    for (const [id, reason] of [
      ['E-09', 'classified "privileged"'],
      ['E-26', 'it confirms a finding'],
      ['E-38', 'it accepts a risk'],
      ['E-42', 'prices of the plan come from it'],
      ['E-36', 'no file is there'],
    ] as const) {
      expect(shown).not.toContain(id);
      expect(withheld.find(({ what }) => what.startsWith(`${id} `))?.reason).toBe(reason);
    }
    expect(shown.length + withheld.filter(({ what }) => /^E-\d+ /.test(what)).length).toBe(
      dossier.evidence.length,
    );
  });

  it('lets a privileged item through only by its id, when counsel released it', () => {
    const { model } = regulatorModel(dossier, new Set(['E-09']));
    expect(model.evidence.map(({ id }) => id)).toContain('E-09');
    expect(model.evidence.map(({ id }) => id)).not.toContain('E-11');
  });

  it('shows a correction with its document or its scan, and none that privileged evidence speaks of', () => {
    const { model, withheld } = regulatorModel(dossier);
    const consent = model.corrections.find(({ resource }) => resource === 'ft-consent-records');
    expect(consent).toMatchObject({ correctedOn: '2026-08-14', evidence: ['E-15'] });
    expect(model.corrections.every(({ evidence, scanners }) => evidence.length + scanners.length > 0)).toBe(
      true,
    );
    expect(JSON.stringify(model)).not.toContain('2026-04-30');
    expect(withheld.some(({ reason }) => reason.startsWith('E-16 on it'))).toBe(true);
  });
});

describe('privileged texts', () => {
  it('are found whatever their case and line ends, and are never texts that the regulator sees', () => {
    const { model } = regulatorModel(dossier);
    const texts = privilegedTexts(dossier, model);
    const find = privilegedFinder(texts);
    const basis = dossier.engagement.entity.statusBasis ?? '';
    expect(texts).toContain(basis);
    expect(find(`x ${basis.toUpperCase().replaceAll(' ', '\n')} y`)).toContain(basis);
    expect(find(JSON.stringify(model))).toEqual([]);
  });
});
