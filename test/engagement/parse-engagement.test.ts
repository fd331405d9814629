import { describe, expect, it } from 'vitest';
import { parseEngagement } from '../../src/engagement/parse-engagement.js';
import { DossierError, EXIT, type Diagnostic } from '../../src/model/diagnostic.js';
import { FULL, MINIMAL } from './riverbend.js';

function errorsOf(text: string): readonly Diagnostic[] {
  try {
    parseEngagement(text, 'dossier.yaml');
  } catch (error) {
    if (!(error instanceof DossierError)) throw error;
    expect(error.exitCode).toBe(EXIT.badInput);
    return error.diagnostics;
  }
  throw new Error('the file was accepted');
}

describe('dossier.yaml', () => {
  it('is read as stated: cents for dollars, days as text, account ids with their zeros', () => {
    const { engagement, diagnostics } = parseEngagement(FULL, 'dossier.yaml');
    expect(diagnostics).toEqual([]);
    expect(engagement).toMatchObject({
      asOf: '2026-09-30',
      sources: [{ glob: 'scans/aws/*.json' }, { glob: 'scans/consultant.csv', tool: 'Harbor Consulting' }],
      systems: [{ match: { accounts: ['012345678901'], tags: { data: 'phi', tier: '1' } }, dataGb: 1800.5 }],
      labor: { multiplier: 1.2, rates: { 'security engineer': { perHour: 9250, source: 'Payroll 2026' } } },
      budget: { oneOff: 15_000_000, reason: 'Board resolution 14' },
      vendors: [{ baa: { kind: 'missing' } }, { baa: { kind: 'signed' } }, { baa: { kind: 'not needed' } }],
    });
  });

  it('takes a bare amount as the budget', () => {
    expect(parseEngagement(`${MINIMAL}budget: 1999.99`, 'd.yaml').engagement.budget).toEqual({
      oneOff: 199_999,
    });
  });

  it('leaves what is absent undefined, and prints an assumption for it', () => {
    const { engagement, assumptions } = parseEngagement(MINIMAL, 'dossier.yaml');
    expect(engagement).not.toHaveProperty('noticeDate');
    expect(engagement).not.toHaveProperty('budget');
    expect(engagement.systems).toEqual([]);
    expect(assumptions.map(({ id }) => id)).toEqual([
      'entity-status-basis',
      'notice-date',
      'horizon',
      'culpability',
      'known-on',
      'factors',
      'recognized-security-practices',
      'systems',
      'vendors',
      'evidence',
      'budget',
      'labor-rates',
      'industry',
      'risk-cluster',
      'publication',
    ]);
    expect(assumptions.find(({ id }) => id === 'horizon')?.statement).toContain('2027-12-31');
  });

  it('prints stated culpability as the assumption of whoever states it, and what the rest leaves open', () => {
    const { assumptions } = parseEngagement(FULL, 'dossier.yaml');
    expect(assumptions).toMatchObject([
      {
        id: 'culpability-164.312(b)',
        by: 'Counsel',
        statement: expect.stringContaining('reasonable cause') as string,
      },
      { id: 'culpability-others', by: 'Counsel' },
      {
        id: 'labor-rates',
        statement: 'Catalog rates serve for DevOps engineer, compliance officer and counsel.',
      },
    ]);
  });

  it('warns of a suppression that has lapsed, with its line; on its last day it still holds', () => {
    const of = (expires: string): ReturnType<typeof parseEngagement>['diagnostics'] =>
      parseEngagement(
        `${MINIMAL}suppressions:\n  - { id: S-1, match: { check: x }, owner: CTO, reason: r, approver: a, expires: ${expires} }\n`,
        'dossier.yaml',
      ).diagnostics;
    const { asOf } = parseEngagement(MINIMAL, 'dossier.yaml').engagement;
    expect(of(asOf)).toEqual([]);
    expect(of('2020-01-31')).toMatchObject([
      {
        level: 'warning',
        code: 'suppression-lapsed',
        at: { field: 'suppressions[1].expires', line: MINIMAL.split('\n').length + 1 },
        value: '2020-01-31',
        allowed: `${asOf} or later`,
      },
    ]);
  });

  it('names the systems of which something is not known', () => {
    const { assumptions } = parseEngagement(
      `${MINIMAL}systems:\n  - { id: a, name: Checkout, match: { resources: ['*'] } }\n`,
      'dossier.yaml',
    );
    const about = assumptions.filter(({ id }) => id.startsWith('systems'));
    expect(about.map(({ id }) => id)).toEqual(['systems-phi', 'systems-individuals', 'systems-data']);
    for (const { statement } of about) expect(statement).toContain('Checkout');
  });

  it('does not go on without the status of the entity', () => {
    const [error] = errorsOf(MINIMAL.replace(', status: covered entity', ''));
    expect(error).toMatchObject({
      code: 'missing-field',
      at: { file: 'dossier.yaml', line: 2, field: 'entity.status' },
      allowed: 'covered entity, business associate, neither, not determined',
    });
    const undetermined = MINIMAL.replace('covered entity', 'not determined');
    expect(parseEngagement(undetermined, 'dossier.yaml').assumptions[0]?.id).toBe('entity-status');
  });

  it('shows all mistakes at once, also those that only show across fields, in the order of the lines', () => {
    const text = `${FULL.replace('horizon: 2027-06-30', 'horizon: 2026-06-30')
      .replace('dataGb: 1800.5', 'dataGB: 1800.5')
      .replace('    expires: 2026-12-31\n', '')
      .replace('id: cdn', 'id: mailer')}x: 1\n`;
    expect(errorsOf(text).map(({ code, at }) => [code, at?.line, at?.field])).toEqual([
      ['dates-reversed', 18, 'horizon'],
      ['unknown-field', 32, 'systems[1].dataGB'],
      ['duplicate-id', 38, 'vendors[2].id'],
      ['missing-field', 52, 'suppressions[1].expires'],
      ['unknown-field', 58, 'x'],
    ]);
  });
});

it('a day of assessment that cannot be read is told with what waits for it', () => {
  const text = FULL.replace('asOf: 2026-09-30', 'asOf: 2026-13-30').replace(
    'horizon: 2027-06-30',
    'horizon: 2020-06-31',
  );
  expect(errorsOf(text)).toMatchObject([
    { at: { field: 'asOf' }, hint: 'Days such as the horizon are compared with it once it can be read.' },
    { at: { field: 'horizon' }, value: '2020-06-31', allowed: 'YYYY-MM-DD' },
  ]);
});

describe('a mistake in dossier.yaml', () => {
  const mistakes: Readonly<Record<string, readonly [lines: string, expected: Partial<Diagnostic>]>> = {
    'a suppression without an end': [
      "suppressions:\n  - { id: S, match: { resource: '*' }, owner: a, reason: b, approver: c }",
      { code: 'missing-field', hint: expect.stringContaining('without an end') as string },
    ],
    'a budget written for people': [
      'budget: "40,000"',
      {
        code: 'wrong-type',
        value: '40,000',
        allowed: 'a number, or a group of fields (oneOff, reason)',
        hint: 'Write 40000, without quotes, separators or signs.',
      },
    ],
    'a budget that may be forty': [
      'budget: "40.000"',
      { value: '40.000', allowed: 'a number, or a group of fields (oneOff, reason)' },
    ],
    'a suppression of everything': [
      'suppressions:\n  - { id: S, match: {}, owner: a, reason: b, approver: c, expires: 2027-01-01 }',
      { hint: 'State finding, check or resource.' },
    ],
    'a system that takes in everything': [
      'systems:\n  - { id: a, name: A, match: {} }',
      { code: 'wrong-format', hint: expect.stringContaining('accounts') as string },
    ],
    'an account id that lost its zero': [
      'systems:\n  - { id: a, name: A, match: { accounts: [12345678901] } }',
      { code: 'wrong-format', value: '12345678901' },
    ],
    'a citation in words': [
      'culpability:\n  - { provision: 45 CFR 164.312(b), tier: no-knowledge, reason: a, by: b }',
      { value: '45 CFR 164.312(b)', allowed: expect.stringContaining('164.312(a)(2)(iv)') as string },
    ],
    'a citation that the law does not have': [
      'culpability:\n  - { provision: 164.308(b), tier: no-knowledge, reason: a, by: b }',
      { code: 'unknown-provision', hint: 'Did you mean 164.308(b)(1), 164.308(b)(2), 164.308(b)(3)?' },
    ],
    'willful neglect without a reason': [
      'culpability:\n  - { provision: 164.312(b), tier: willful-neglect-corrected, by: b }',
      { code: 'missing-field', hint: expect.stringContaining('Why this tier') as string },
    ],
    'willful neglect that is nobody’s assumption': [
      'culpability:\n  - { provision: 164.312(b), tier: willful-neglect-corrected, reason: a }',
      { code: 'missing-field', hint: expect.stringContaining('Whose') as string },
    ],
    'a provision with two tiers': [
      'culpability:\n  - { provision: 164.312(b), tier: no-knowledge, reason: a, by: b }\n  - { provision: 164.312(b), tier: reasonable-cause, reason: a, by: b }',
      { code: 'duplicate-id' },
    ],
    'a count per person without persons': [
      'culpability:\n  - { provision: 164.404, tier: no-knowledge, reason: a, by: b, countPer: person, on: 2026-01-01 }',
      {
        code: 'missing-field',
        at: expect.objectContaining({ field: 'culpability[1].individuals' }) as Diagnostic['at'],
      },
    ],
    'persons in a count per day': [
      'culpability:\n  - { provision: 164.404, tier: no-knowledge, reason: a, by: b, individuals: 5 }',
      { code: 'conflicting-fields' },
    ],
    'knowledge from the future': [
      'culpability:\n  - { provision: 164.312(b), tier: no-knowledge, reason: a, by: b, knownOn: 2026-10-01 }',
      { code: 'after-as-of', allowed: '2026-09-30 or earlier' },
    ],
    'an agreement signed after the day of assessment': [
      'vendors:\n  - { id: a, name: A, service: B, handlesPhi: true, baa: { kind: signed, on: 2026-10-01 } }',
      { code: 'after-as-of' },
    ],
    'a negative budget': ['budget: -1', { code: 'out-of-range', value: '-1', allowed: 'at least 0' }],
    'a fraction of a cent': [
      'budget: 10.005',
      { allowed: expect.stringContaining('two decimals') as string },
    ],
    'a budget with thousands separators': ['budget: 150,000', { code: 'wrong-type', value: '150,000' }],
    'yes for true': [
      'systems:\n  - { id: a, name: A, match: { accounts: ["*"] }, holdsPhi: yes }',
      { code: 'not-allowed-value', allowed: 'true, false, unknown' },
    ],
    'a role that nobody has': [
      'labor: { rates: { devops enginer: { perHour: 80, source: a } } }',
      { code: 'unknown-field', hint: 'Did you mean `devops engineer`?' },
    ],
    'a year that is a slip': ['horizon: 2207-01-01', { code: 'wrong-format', value: '2207-01-01' }],
    'a horizon beyond reason': [
      'horizon: 2090-01-01',
      { code: 'out-of-range', allowed: 'at most 2036-09-30' },
    ],
    'a path with backslashes': [
      'evidence: evidence\\register.csv',
      { hint: expect.stringContaining('forward') as string },
    ],
    'a section left empty': ['systems:', { code: 'empty-field' }],
  };
  for (const [what, [lines, expected]] of Object.entries(mistakes)) {
    it(`${what} is refused`, () => {
      const errors = errorsOf(`${MINIMAL}${lines}\n`);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ level: 'error', ...expected });
      expect(errors[0]?.at?.line).toBeGreaterThan(4);
    });
  }

  it('an approval is refused: it belongs to a content, which the file does not have', () => {
    expect(errorsOf(MINIMAL.replace('title:', 'state: approved, title:'))).toMatchObject([
      { code: 'unknown-field' },
    ]);
  });

  it('warns of a notice before the assessment, and of practices younger than twelve months', () => {
    const { diagnostics } = parseEngagement(
      `${MINIMAL}noticeDate: 2026-09-01\nrecognizedSecurityPractices: { framework: a, since: 2026-01-01, reason: b }\n`,
      'dossier.yaml',
    );
    expect(diagnostics.map(({ level, code, at }) => [level, code, at?.line])).toEqual([
      ['warning', 'notice-before-as-of', 5],
      ['warning', 'practices-too-recent', 6],
    ]);
  });
});

describe('mappings', () => {
  const withMapping = (entry: string): string =>
    `${MINIMAL}mappings:\n  - { check: H-17, ${entry}, reason: Same check., by: Counsel }\n`;

  it.each([
    ['family: aws-s3-public-access', { family: 'aws-s3-public-access' }],
    ['provision: 164.312(b)', { provision: '164.312(b)' }],
    [
      'provision: 164.312(b), related: [164.308(a)(1)(ii)(D)]',
      { provision: '164.312(b)', related: ['164.308(a)(1)(ii)(D)'] },
    ],
  ])('with %s are read, and printed as an assumption of their author', (entry, expected) => {
    const { engagement, assumptions } = parseEngagement(withMapping(entry), 'dossier.yaml');
    expect(engagement.mappings).toEqual([
      { check: 'H-17', reason: 'Same check.', by: 'Counsel', ...expected },
    ]);
    const printed = assumptions.find(({ id }) => id === 'mapping-1');
    expect(printed).toMatchObject({ by: 'Counsel' });
    expect(printed?.statement).toContain(Object.values(expected)[0] as string);
  });

  it.each([
    ['related: [164.312(b)]', 'mappings[1]', 'has neither `family` nor `provision`'],
    [
      'family: aws-s3-public-access, provision: 164.312(b)',
      'mappings[1].provision',
      'stands beside `family`',
    ],
    ['family: aws-s3-public-access, related: [164.312(b)]', 'mappings[1].related', 'stands beside `family`'],
    ['family: aws-s3-publik-access', 'mappings[1].family', 'no check family of this name'],
    ['provision: 164.312(z)', 'mappings[1].provision', 'No provision of the law data'],
    ['provision: 164.306(a)', 'mappings[1].provision', 'is a general rule'],
    [
      'provision: 164.312(b), related: [164.312(z)]',
      'mappings[1].related[1]',
      'No provision of the law data',
    ],
  ])('with %s are refused at %s', (entry, field, message) => {
    const errors = errorsOf(withMapping(entry));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ at: { field } });
    expect(errors[0]?.message).toContain(message);
  });
});
