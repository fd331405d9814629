import { Ajv } from 'ajv';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PlanReport } from '../../src/model/plan.js';
import type { Simulation } from '../../src/model/simulation.js';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from './hazel-shop.js';
import { dossier } from './run-dossier.js';

const root = mkdtempSync(path.join(tmpdir(), 'dossier-plan-'));
afterAll(() => rmSync(root, { recursive: true }));

const rows = [OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA];
const shop = hazelShop(root, 'hazel', { rows });
const unpriced = hazelShop(root, 'hazel-open', { rows, status: 'not determined' });

function complaints(schema: string, json: unknown): unknown {
  const text = readFileSync(`schema/${schema}.schema.json`, 'utf8');
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text) as object);
  validate(json);
  return validate.errors ?? [];
}

describe('dossier plan', () => {
  it('prints the actions with cut line, waves and proof in 80 columns, and writes nothing', async () => {
    const { code, out } = await dossier('plan', shop, '--budget', '4000');
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/^A-01 {2}/m);
    expect(out).toMatch(/^---- cut line: \$[\d,]+ of \$4,000 \(/m);
    const [above = '', below = ''] = out.split(/^---- cut line.*$/m);
    expect(above).not.toContain('not in the plan');
    expect(below).toMatch(/, not in the plan; cost \$/);
    expect(below).not.toMatch(/, by \d{4}-\d\d-\d\d \(/);
    expect(out).toMatch(/Override, public PHI: 1 resource/);
    expect(out).toMatch(/Proved optimal by branch and bound/);
    expect(out).toMatch(/^30 days +A-/m);
    expect(readdirSync(shop).sort()).toEqual(['dossier.yaml', 'scans']);
  });

  it('names actions by key where limits of the command line make other ids', async () => {
    const { out } = await dossier('plan', shop, '--budget', '4000');
    const words = out.replace(/\s+/g, ' ');
    expect(words).toContain('Ids are of these limits alone');
    const [, key = ''] = /^ +key (\S+)$/m.exec(out) ?? [];
    expect((await dossier('simulate', shop, '--fix', key)).code).toBe(0);
    const own = (await dossier('plan', shop)).out;
    expect(own).not.toMatch(/^ +key /m);
    expect(own.replace(/\s+/g, ' ')).toContain('dossier simulate --fix A-01 shows days and caps');
  });

  it.each([shop, unpriced])('prints JSON of the published schema: %s', async (folder) => {
    const { code, out, err } = await dossier('plan', folder, '--json', '--by', '2026-12-31');
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out) as PlanReport;
    expect(complaints('plan', report)).toEqual([]);
    expect(report.plan.limits).toEqual({ by: '2026-12-31' });
  });

  it('takes hours by role, and says in words what removes nothing', async () => {
    const { out } = await dossier('plan', shop, '--hours', 'security-engineer=0', '--hours', 'counsel=3');
    expect(out.replace(/\s+/g, ' ')).toContain('within 0 hours of security engineer and 3 hours of counsel');
  });

  it('says that nothing is priced where it may not be', async () => {
    const { code, out } = await dossier('plan', unpriced);
    expect(code).toBe(0);
    expect(out).toContain('Exposure is not priced');
    expect(out).not.toContain('$0.00');
  });

  it.each([
    [['--by', '2026-13-01'], 'error --by 2026-13-01 is no day.'],
    [['--by', ''], 'error --by "" is no day.'],
    [['--by', '2020-01-01'], 'error --by 2020-01-01 is before 2026-11-20, the day of assessment.'],
    [['--hours', 'securty engineer=5'], 'Did you mean security engineer?'],
    [['--hours', 'many'], 'error --hours many is not of the form role=hours.'],
    [['--budget', '-5'], 'error --budget "-5" is no amount of money.'],
    [['--budget', ''], 'error --budget "" is no amount of money.'],
    [['--budget', '150,000'], 'error --budget "150,000" is no amount of money.'],
    [['--budget', '99999999999999'], 'error --budget 99999999999999 is more than can be counted.'],
  ])('refuses %j', async (options, message) => {
    const { code, out, err } = await dossier('plan', shop, ...options);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(message);
  });
});

describe('dossier simulate', () => {
  it('prints before, after and why in 80 columns', async () => {
    const { code, out } = await dossier('simulate', shop, '--fix', 'A-01', '--by', '2026-12-31');
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/^By 2027-12-31, nothing done +\$[\d,]+$/m);
    expect(out).toMatch(/^Removed +\$[\d,]+$/m);
    expect(out).toMatch(/1 of 1 open finding closed/);
    expect(out.replace(/\s+/g, ' ')).toContain('365 days fewer count by 2027-12-31, which removes $100,000.');
  });

  it('prints JSON of the published schema that adds up', async () => {
    const { out } = await dossier('simulate', shop, '--fix', 'A-01,A-02', '--json');
    const result = JSON.parse(out) as Simulation;
    expect(complaints('simulation', result)).toEqual([]);
    if (result.outcome.kind !== 'priced') throw new Error('priced');
    expect(result.outcome.before - result.outcome.after).toBe(result.outcome.removed);
  });

  it('prices nothing where nothing may be priced', async () => {
    const { code, out } = await dossier('simulate', unpriced, '--fix', 'A-01');
    expect(code).toBe(0);
    expect(out).toContain('Exposure is not priced');
  });

  it('names what is near, and where the names are', async () => {
    const near = await dossier('simulate', shop, '--fix', 'A-011');
    expect(near.code).toBe(66);
    expect(near.err).toContain('Nearest: A-01');
    const far = await dossier('simulate', shop, '--fix', 'the-moon');
    expect(far.err).toContain('dossier plan lists the actions with their ids.');
  });
});
