import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../src/io/fonts.js';
import { openPrinter, type Printer } from '../../src/io/pdf/print-pdf.js';
import { readInput } from '../../src/io/read-input.js';
import { readTemplates } from '../../src/io/read-templates.js';
import { buildFiles } from '../../src/io/response/build-files.js';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { RegulatorModel } from '../../src/model/regulator.js';
import type { DataRequest, ItemStatus } from '../../src/model/response.js';
import { buildDossier } from '../../src/pipeline.js';
import { regulatorModel } from '../../src/wall/regulator-model.js';
import { plantPrivileged } from './canaries.js';
import { textsInBytes } from './texts-in-bytes.js';

const SAMPLE = 'samples/fable-thistle';
let dossier: Dossier;
let printer: Printer;

beforeAll(async () => {
  dossier = await buildDossier(await readInput(SAMPLE), () => undefined);
  printer = await openPrinter();
});
afterAll(() => printer.close());

const REQUESTS: readonly DataRequest[] = [
  { item: 1, title: 'Access control', request: 'Submit proof.', provisions: ['164.312(a)(1)'] },
  { item: 2, title: 'Training', request: 'Submit the log.', provisions: ['164.308(a)(5)(i)'] },
];
const SENDS = [['E-02', 'E-21'], ['E-12']];

/** All texts of a response set made from this model; the evidence files are those of the sample. */
async function textsOf(model: RegulatorModel): Promise<readonly string[]> {
  const statuses: ItemStatus[] = REQUESTS.map((request, at) => {
    return { request, state: 'ready', todo: [], sends: SENDS[at] ?? [], hasStatement: false };
  });
  const day = isoDate('2026-11-23');
  const files = await buildFiles({
    printer,
    dossier,
    evidenceFolder: path.resolve(SAMPLE, 'evidence'),
    model,
    workspace: {
      folder: '/nowhere',
      letter: { received: day, due: day, dueBasis: 'stated', notice: day },
      requests: REQUESTS,
      answers: [],
      statements: [],
      signed: new Set(),
    },
    statuses,
    parts: { templates: await readTemplates('response'), fontCss, paper: 'Letter' },
    isDraft: false,
    onStep: () => undefined,
  });
  expect(files.map((file) => path.extname(file.path))).toEqual([
    '.pdf',
    '.pdf',
    '.pdf',
    '.pdf',
    '.pdf',
    '.xlsx',
  ]);
  return files.flatMap((file) => [file.path, ...textsInBytes(file.bytes)]);
}

describe('the response set', () => {
  it('holds no privileged phrase and no amount of the dossier, in any byte', async () => {
    const planted = plantPrivileged(dossier, regulatorModel(dossier).model);
    expect(planted.canaries.length).toBeGreaterThan(200);
    const texts = await textsOf(regulatorModel(planted.dossier).model);
    const leaked = [...planted.canaries, ...planted.amounts, dossier.contentHash].filter((needle) =>
      texts.some((text) => text.includes(needle)),
    );
    expect(leaked).toEqual([]);
  }, 180_000);

  it('would be seen to leak: a canary in a field that is shown is found', async () => {
    const { model } = regulatorModel(dossier);
    const texts = await textsOf({ ...model, entity: { ...model.entity, name: 'ZQSHOWNQZ' } });
    expect(texts.some((text) => text.includes('ZQSHOWNQZ'))).toBe(true);
  });
});
