import * as fc from 'fast-check';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, isoDate, type IsoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { CulpabilityInput, Engagement } from '../../src/model/engagement.js';
import { cents, dollarText, type Cents } from '../../src/model/money.js';
import { TIERS, type Exposure, type Tier } from '../../src/model/penalty.js';
import type { Plan } from '../../src/model/plan.js';
import { makePlan } from '../../src/plan/make-plan.js';
import { priceAndPlan } from '../../src/price-and-plan.js';
import { dossier as run, spawnDossier } from '../commands/run-dossier.js';
import { openBrowser, openFile, type OpenedFile } from './open-page.js';

const SAMPLE = 'samples/fable-thistle';
const folder = mkdtempSync(path.join(tmpdir(), 'dossier-what-if-'));
let browser: Browser;
let file: string;
let built: Dossier;
let opened: OpenedFile;
let page: Page;

beforeAll(async () => {
  await run('build', SAMPLE, '--out', folder, '--no-pdf', '--quiet');
  file = path.join(folder, 'fable-thistle/dossier.html');
  built = JSON.parse(readFileSync(path.join(folder, 'fable-thistle/dossier.json'), 'utf8')) as Dossier;
  browser = await openBrowser();
  opened = await openFile(browser, file);
  page = opened.page;
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Case {
  /** For all provisions, or for the one at an index. */
  readonly tier: { readonly of: 'all' | number; readonly is: Tier };
  readonly noticeDate: IsoDate;
  readonly horizon: IsoDate;
  readonly budget: Cents | undefined;
}

/** Fills the form as a reader does and presses the button. */
async function ask({ tier, noticeDate, horizon, budget }: Case): Promise<Answer> {
  const fill = { tier, noticeDate, horizon, budget: budget === undefined ? '' : dollarText(budget) };
  return (await page.evaluate(`{
    const panel = document.getElementById('what-if');
    const { tier, noticeDate, horizon, budget } = ${JSON.stringify(fill)};
    const put = (control, value) => { control.value = value; control.dispatchEvent(new Event('change')); };
    [...panel.querySelectorAll('button')].at(-1).click();
    const [all, ...each] = panel.querySelectorAll('select');
    put(tier.of === 'all' ? all : each[tier.of % each.length], tier.is);
    put(panel.querySelector('[name=notice]'), noticeDate);
    put(panel.querySelector('[name=horizon]'), horizon);
    put(panel.querySelector('[name=budget]'), budget);
    panel.querySelector('[type=submit]').click();
    const rows = (table) => [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
    const [policies, provisions, plan] = [...panel.querySelectorAll('.outcome table')].map(rows);
    const [enters, leaves] = [...panel.querySelectorAll('.outcome div')].map((list) =>
      [...list.querySelectorAll('li')].map((item) => item.dataset.key));
    const texts = (role) => panel.querySelector('[role=' + role + ']').textContent;
    ({ policies, provisions, plan, enters, leaves, status: texts('status'), trouble: texts('alert') });
  }`)) as Answer;
}

interface Answer {
  readonly policies: readonly (readonly string[])[];
  readonly provisions: readonly (readonly string[])[];
  readonly plan: readonly (readonly string[])[];
  readonly enters: readonly string[];
  readonly leaves: readonly string[];
  readonly status: string;
  readonly trouble: string;
}

/** The engagement as its author would write the case into dossier.yaml. */
function written({ tier, noticeDate, horizon, budget }: Case): Engagement {
  const { budget: _, ...rest } = built.engagement;
  const priced = pricedProvisions();
  const provision = tier.of === 'all' ? undefined : priced[tier.of % priced.length];
  const stated = rest.culpability.map((entry) => ({ ...entry }));
  const own = stated.find((entry) => entry.provision === provision);
  const common = stated.find((entry) => entry.provision === '*');
  const culpability: readonly CulpabilityInput[] =
    provision === undefined
      ? stated.map((entry) => ({ ...entry, tier: tier.is }))
      : own
        ? stated.map((entry) => (entry === own ? { ...entry, tier: tier.is } : entry))
        : [...stated, { provision, tier: tier.is, reason: common?.reason ?? '', by: common?.by ?? '' }];
  return {
    ...rest,
    culpability,
    noticeDate,
    horizon,
    ...(budget === undefined ? {} : { budget: { oneOff: budget } }),
  };
}

function pricedProvisions(): readonly string[] {
  if (built.exposure.kind !== 'priced') throw new Error('the sample is priced');
  return built.exposure.provisions.map(({ provision }) => provision).toSorted();
}

function expected(exposure: Exposure, plan: Plan): Pick<Answer, 'policies' | 'provisions' | 'plan'> {
  const before = built.exposure;
  if (before.kind !== 'priced' || exposure.kind !== 'priced') throw new Error('both are priced');
  const totals = ({ penalty }: Extract<Exposure, { kind: 'priced' }>): readonly Cents[] => [
    penalty.floor.total,
    penalty.estimate.discretion.total,
    penalty.estimate.discretionAdjusted.total,
    penalty.estimate.codified.total,
    penalty.ceiling.total,
  ];
  const was = totals(before);
  const names = [...new Set([...before.provisions, ...exposure.provisions].map((row) => row.provision))];
  return {
    policies: totals(exposure).map((amount, index) => [
      dollarText(was[index] ?? cents(0)),
      dollarText(amount),
    ]),
    provisions: names.toSorted().map((name) => {
      const [old, now] = [before, exposure].map(({ provisions }) =>
        provisions.find((row) => row.provision === name),
      );
      const text = (amount: Cents | undefined): string =>
        amount === undefined ? 'not priced' : dollarText(amount);
      return [name, text(old?.estimate), text(now?.estimate), text(old?.ceiling), text(now?.ceiling)];
    }),
    plan: [
      [String(takenIn(plan).size)],
      ...[plan.selectedOneOff.likely, plan.selectedMonthly.likely, plan.removed, plan.removable].map(
        (amount) => [dollarText(amount ?? cents(-1))],
      ),
    ],
  };
}

function shown({ policies, provisions, plan }: Answer): ReturnType<typeof expected> {
  return {
    policies: policies.map(([, before = '', after = '']) => [before, after]),
    provisions: provisions.map(([name = '', , ...amounts]) => [name, ...amounts]),
    plan: plan.map(([, , after = '']) => [after]),
  };
}

function takenIn({ actions }: Plan): ReadonlySet<string> {
  return new Set(actions.filter(({ selected }) => selected).map(({ key }) => key));
}

const cases: fc.Arbitrary<Case> = fc.record({
  tier: fc.record({
    of: fc.oneof(fc.constant('all' as const), fc.nat(40)),
    is: fc.constantFrom(...TIERS),
  }),
  noticeDate: fc.integer({ min: -700, max: 1500 }).map((days) => addDays(isoDate('2026-11-20'), days)),
  horizon: fc.integer({ min: 0, max: 1200 }).map((days) => addDays(isoDate('2026-11-20'), days)),
  budget: fc.option(fc.integer({ min: 0, max: 20_000_000 }).map(cents), { nil: undefined }),
});

describe('the what-if panel', () => {
  it('answers to the cent what the program computes from the same settings', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (settings) => {
        const answer = await ask(settings);
        const { exposure, plan } = priceAndPlan(
          { engagement: written(settings), assessed: built.assessed },
          makePlan,
        );
        expect(answer.trouble).toBe('');
        expect(shown(answer)).toEqual(expected(exposure, plan));
        const [before, after] = [takenIn(built.plan), takenIn(plan)];
        expect(answer.enters.toSorted()).toEqual([...after].filter((key) => !before.has(key)).toSorted());
        expect(answer.leaves.toSorted()).toEqual([...before].filter((key) => !after.has(key)).toSorted());
      }),
      { numRuns: 20, seed: 45 },
    );
  }, 240_000);

  it('answers what `dossier build` prints for a dossier.yaml with these settings', async () => {
    const copy = path.join(folder, 'edited');
    cpSync(SAMPLE, copy, { recursive: true });
    const yaml = readFileSync(path.join(copy, 'dossier.yaml'), 'utf8')
      .replaceAll('tier: reasonable-cause', 'tier: willful-neglect-not-corrected')
      .replace(/^noticeDate: .*$/m, 'noticeDate: 2027-06-30')
      .replace(/^horizon: .*$/m, 'horizon: 2028-03-31')
      .replace('oneOff: 150000', 'oneOff: 45000.50');
    writeFileSync(path.join(copy, 'dossier.yaml'), yaml);
    const { out } = await spawnDossier([
      'build',
      copy,
      '--out',
      path.join(folder, 'edited-out'),
      '--no-pdf',
      '--quiet',
      '--json',
    ]);
    const result = JSON.parse(out) as {
      readonly exposure: { readonly lowCents: Cents; readonly highCents: Cents };
      readonly plan: { readonly selected: number };
    };
    const answer = await ask({
      tier: { of: 'all', is: 'willful-neglect-not-corrected' },
      noticeDate: isoDate('2027-06-30'),
      horizon: isoDate('2028-03-31'),
      budget: cents(4_500_050),
    });
    expect(answer.policies[1]?.[2]).toBe(dollarText(result.exposure.lowCents));
    expect(answer.policies[4]?.[2]).toBe(dollarText(result.exposure.highCents));
    expect(answer.plan[0]?.[2]).toBe(String(result.plan.selected));
    expect(answer.status).toContain(dollarText(result.exposure.highCents));
  });

  const refused = [
    ['budget', 'a lot', /^The budget is a lot; state dollars with at most two decimals/],
    ['budget', '1.234', /^The budget is 1\.234;/],
    ['notice', '', /^The notice date is empty; state a day from 1996-01-01/],
    ['horizon', '2026-01-01', /^The horizon is 2026-01-01; state a day from 2026-11-20 to 2036-11-20/],
  ] as const;
  for (const [field, value, message] of refused) {
    it(`refuses ${value === '' ? 'an empty' : value} as ${field}, and shows no figures then`, async () => {
      const [trouble, tables] = (await page.evaluate(`{
        const panel = document.getElementById('what-if');
        [...panel.querySelectorAll('button')].at(-1).click();
        panel.querySelector('[name=${field}]').value = ${JSON.stringify(value)};
        panel.querySelector('[type=submit]').click();
        [panel.querySelector('[role=alert]').textContent, panel.querySelectorAll('.outcome table').length];
      }`)) as [string, number];
      expect(trouble).toMatch(message);
      expect(tables).toBe(0);
    });
  }

  it('says that nothing is priced when the notice comes before everything', async () => {
    const answer = await ask({
      tier: { of: 'all', is: 'reasonable-cause' },
      noticeDate: isoDate('2001-01-01'),
      horizon: isoDate('2027-12-31'),
      budget: undefined,
    });
    expect(answer.status).toContain('Nothing is priced: No finding is counted on or before the notice');
    expect(answer.policies.map((row) => row[2])).toEqual(Array.from({ length: 5 }, () => 'not priced'));
  });

  it('reprices nothing where the engine does not come to the printed figures', async () => {
    const html = readFileSync(file, 'utf8');
    const { low } = built.exposure.kind === 'priced' ? built.exposure.headline : { low: 0 };
    const changed = path.join(folder, 'changed.html');
    const falsified = html.replace(/(?<="printed":\{[^}]*"low":)\d+/, String(low + 1));
    expect(falsified).not.toBe(html);
    writeFileSync(changed, falsified);
    const other = await openFile(browser, changed);
    const said = await other.page.evaluate(
      "document.querySelector('#what-if [type=submit]').click(); document.querySelector('#what-if [role=alert]').textContent",
    );
    expect(said).toMatch(
      /^This browser does not come to the printed figures, so it reprices nothing\. low end/,
    );
    await other.page.close();
  });

  it('asked for nothing and complained of nothing', () => {
    expect(opened.trouble).toEqual([]);
  });
});
