import { describe, expect, test } from 'vitest';
import { readInput } from '../../src/io/read-input.js';
import { DossierError } from '../../src/model/diagnostic.js';
import type { Dossier } from '../../src/model/dossier.js';
import { cents, sum } from '../../src/model/money.js';
import { buildDossier } from '../../src/pipeline.js';
import { explain } from '../../src/render/explain/explain.js';
import { explanationText } from '../../src/render/explain/explanation-text.js';
import type { Explanation } from '../../src/render/explain/explanation.js';
import { hostile, retailer, spotless, unpriced } from './fixture.js';

const sample = await buildDossier(await readInput('samples/fable-thistle'), () => undefined);
if (sample.exposure.kind !== 'priced') throw new Error(sample.exposure.reason);
const { exposure } = sample;
const results = [
  ...Object.values(exposure.penalty.estimate),
  exposure.penalty.floor,
  exposure.penalty.ceiling,
];
const lines = new Map(results.flatMap((result) => result.lines.map((line) => [line.id, line] as const)));

function withSums(explanation: Explanation): readonly Explanation[] {
  return [...(explanation.sum ? [explanation] : []), ...explanation.children.flatMap(withSums)];
}

function text(explanation: Explanation): string {
  return explanationText(explanation, 80);
}

function thrown(run: () => unknown): DossierError {
  try {
    run();
  } catch (error) {
    if (error instanceof DossierError) return error;
  }
  throw new Error('no DossierError was thrown');
}

describe('the headline of the sample engagement', () => {
  const ends = withSums(explain(sample, 'total'));

  test('both ends are the sums of their terms', () => {
    expect(ends.map((end) => sum(end.sum?.terms.map((term) => term.cents) ?? []))).toEqual([
      exposure.headline.low,
      exposure.headline.high,
    ]);
  });

  test('names each provision with its amounts', () => {
    const of = (end: number): unknown =>
      ends[end]?.sum?.terms.filter(({ id }) => id !== undefined).map(({ id, cents: amount }) => [id, amount]);
    expect(of(0)).toEqual(exposure.provisions.map(({ provision, estimate }) => [provision, estimate]));
    expect(of(1)).toEqual(exposure.provisions.map(({ provision, ceiling }) => [provision, ceiling]));
  });

  test('every term leads on: total, provision, line, finding, row', () => {
    const [low] = ends;
    const provision = low?.sum?.terms.find(({ id }) => id === '164.312(b)')?.id ?? '';
    const line = withSums(explain(sample, provision))[0]?.sum?.terms[0]?.id ?? '';
    expect(line).toBe('164.312(b)/2024/discretion/minimum');
    const finding = explain(sample, line).children[0]?.id ?? '';
    const row = explain(sample, finding)
      .children.flatMap(({ children }) => children)
      .flatMap(({ facts }) => facts)
      .find(({ at }) => at !== undefined);
    expect(sample.sources).toContainEqual(
      expect.objectContaining({ file: row?.at?.file, sha256: row?.at?.sha256 }),
    );
    expect(row?.text).toContain(`sha256 ${row?.at?.sha256.slice(0, 12)}`);
  });
});

test('the lines of each provision give its share of both ends', () => {
  for (const { provision, estimate, ceiling } of exposure.provisions) {
    const totals = withSums(explain(sample, provision)).map((end) => end.sum?.total.cents);
    expect([provision, ...totals]).toEqual([provision, estimate, ceiling]);
  }
});

test('each penalty line says count x rate, cap and amount, and finds all days in the findings below it', () => {
  for (const [id, line] of lines) {
    const { title, facts, children } = explain(sample, id);
    expect(title).toMatch(/: \$[\d,.]+$/);
    expect(facts.find(({ label }) => label === 'United')?.text).toMatch(
      new RegExp(`^the periods of ${children.length} findings? below cover ${line.count} days?$`),
    );
  }
});

test('a line is explained from days to amount', () => {
  expect(text(explain(sample, '164.312(b)/2025/discretion/minimum'))).toMatch(
    /Count {5}365 days, 2025-01-01 to 2025-12-31[^]*Raw {7}365 x \$1,461 = \$533,265\n {2}Cap {7}\$100,000 for one provision[^]*Amount {4}\$100,000: the cap\n[^]*84 FR 18151[^]*Schedule {2}adj-2025-pub-2026/,
  );
});

test('everything that has an id can be explained, and its sums add up', () => {
  const { assessed, plan, evidence, assumptions } = sample;
  const all = [
    assessed.findings,
    assessed.weaknesses,
    plan.actions,
    assumptions,
    evidence.map(({ item }) => item),
  ];
  for (const { id } of all.flat()) {
    const explanation = explain(sample, id);
    expect(explanation.id).toBe(id);
    for (const { sum: added } of withSums(explanation)) {
      expect(sum(added?.terms.map((term) => term.cents) ?? [])).toBe(added?.total.cents);
    }
  }
});

test('the cost of an action is the sum of its lines', () => {
  for (const { id, oneOff, monthly } of sample.plan.actions) {
    const totals = withSums(explain(sample, id)).map((costs) => costs.sum?.total.cents);
    expect(totals).toEqual([oneOff.likely, monthly.likely].filter((amount) => amount > 0));
  }
});

test('a finding: rows, mapping and its source, scope, days and how they are known, disposition, evidence', () => {
  const open = sample.assessed.findings.find(
    ({ family, resource }) => family === 'aws-sg-ssh-open' && resource.id.includes('sg-0a1a1a1a1a1a04444'),
  );
  const shown = text(explain(sample, open?.id ?? ''));
  for (const expected of [
    'Mapped by    Powerpipe HIPAA Omnibus a1d0b446',
    'Scope        in scope, system staging: Database restored',
    'Disposition  counted: its days are priced',
    'From         2026-03-05, stated: AWS Security Hub',
    'To           2026-11-20, assumed: Last seen failing on 2026-11-16',
    '164.312(a)(1)/2026/codified/maximum: 324 days x $73,011',
    'E-37 Ticket FT-2044',
    'scans/aws/prowler-2026-05-18.csv:70, sha256 4659b3bd3717',
  ]) {
    expect(shown).toContain(expected);
  }
});

test('a finding that is not counted says who decided it, and has no line', () => {
  const webhook = sample.assessed.findings.find(({ disposition }) => disposition.kind === 'suppressed');
  const shown = text(explain(sample, webhook?.id ?? ''));
  expect(shown).toMatch(/suppressed by S-0\d, not priced: [^]*approved by\s+Dov\s+Castellan,\s+CISO/);
  expect(shown).not.toContain('Penalty lines');
});

test('a provision without counted findings is not priced, never zero', () => {
  const explanation = explain(sample, '164.308(b)(3)');
  expect(text(explanation)).toMatch(/Not priced {2}no finding[^]*Vendor {6}Parley Chat Ltd\./);
  expect(withSums(explanation)).toEqual([]);
});

test('an assumption shows the range of the provisions that it names', () => {
  const { facts } = explain(sample, 'AS-02');
  expect(facts.filter(({ label }) => label === 'Names').map(({ text: names }) => names)).toEqual([
    '164.312(d): $59,901 to $2,190,294',
  ]);
});

test('45 CFR and letter case do not matter', () => {
  expect(explain(sample, '45 CFR 164.312(b)')).toEqual(explain(sample, '164.312(b)'));
  expect(explain(sample, '§ 164.312(B)')).toEqual(explain(sample, '164.312(b)'));
  expect(explain(sample, 'w-01')).toEqual(explain(sample, 'W-01'));
});

test.each([
  ['W-O1', 'W-01'],
  ['164.312', '164.312(a)(1)'],
  ['164.312(b)/2025/codified/maximun', '164.312(b)/2025/codified/maximum'],
  ['F-0198', 'F-0198f88ba6a6'],
  ['nothing like it', 'It can be: total; provision'],
  ['', 'It can be: total; provision'],
])('unknown id "%s": exit 66, suggests %s', (what, suggestion) => {
  const error = thrown(() => explain(sample, what));
  expect(error.exitCode).toBe(66);
  expect(error.message).toContain(`"${what}"`);
  expect(error.hint).toContain(suggestion);
});

test('an id that names two things explains both', () => {
  const [first, ...rest] = sample.evidence;
  if (!first) throw new Error('the sample has evidence');
  const renamed: Dossier = {
    ...sample,
    evidence: [{ ...first, item: { ...first.item, id: 'W-01' } }, ...rest],
  };
  const { title, children } = explain(renamed, 'W-01');
  expect(title).toBe('W-01 names 2 things');
  expect(children.map((child) => child.title)).toEqual([
    expect.stringContaining('Root account'),
    expect.stringContaining(first.item.title),
  ]);
});

test('a dossier whose figures do not add up is refused', () => {
  const low = cents(exposure.headline.low + 1);
  const wrong: Dossier = { ...sample, exposure: { ...exposure, headline: { ...exposure.headline, low } } };
  const error = thrown(() => explain(wrong, 'total'));
  expect(error.exitCode).toBe(65);
  expect(error.message).toContain('headline, low end is $2,534,411.01, its parts give $2,534,411');
});

describe('other dossiers', () => {
  test('not priced: the reason stands where the figure would', () => {
    const { title, facts, children } = explain(unpriced(), 'total');
    expect([title, children]).toEqual(['Exposure: not priced', []]);
    expect(facts.map(({ text: said }) => said)).toContain('State entity.status in dossier.yaml.');
    expect(text(explain(unpriced(), '164.312(b)'))).toContain('Not priced  Nobody has stated');
  });

  test('the fixture and a dossier without findings add up', () => {
    for (const dossier of [retailer(), spotless()]) {
      expect(withSums(explain(dossier, 'total'))).toHaveLength(2);
    }
  });

  test('what a file holds cannot steer the terminal', () => {
    const dossier = hostile();
    for (const { id } of dossier.assessed.findings) {
      expect(text(explain(dossier, id))).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    }
    const escape: Explanation = { title: 'a\u001b[31mb\u202ec', facts: [], children: [] };
    expect(explanationText(escape, 80)).toBe('a\\u001b[31mb\\u202ec\n');
  });
});

test.each([60, 80, 110])('%i columns hold all but words that are longer', (width) => {
  const what = ['total', '164.312(b)', 'A-01', 'W-01', 'E-37', 'AS-01', ...lines.keys()];
  for (const each of what) {
    for (const line of explanationText(explain(sample, each), width).split('\n')) {
      if (line.length > width) expect(line.trim().split(/\s+/).length).toBeLessThanOrEqual(2);
    }
  }
});
