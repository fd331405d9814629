import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../../src/evidence/parse-register.js';
import { parseTargets } from '../../src/evidence/parse-targets.js';

const HEADER = 'id,title,kind,file,collectedAt,supports,says';

function csv(...rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`;
}

describe('an evidence register', () => {
  it('is read from CSV, with the line of every item', () => {
    const { items, entries, diagnostics } = parseRegister(
      csv(
        'E-01,Risk analysis 2026,record,files/risk.md,2026-05-04,provision=164.308(a)(1)(ii)(A),confirms',
        '"E-02","Retest, ""public""\nbuckets",ticket,,2026-06-02T09:30:00Z,check=S3.2 resource=arn:aws:s3:::acme-*; F-0a1b2c3d4e5f,fixed on 2026-06-01',
        "E-03,Log settings,Screenshot,,,check='Subnets should have an NSG',Refutes",
      ),
      'evidence/register.csv',
    );
    expect(diagnostics).toEqual([]);
    expect(entries).toBe(3);
    expect(items).toEqual([
      {
        id: 'E-01',
        title: 'Risk analysis 2026',
        kind: 'record',
        file: 'files/risk.md',
        collectedAt: '2026-05-04',
        supports: [{ provision: '164.308(a)(1)(ii)(A)' }],
        says: { kind: 'confirms' },
        at: { file: 'evidence/register.csv', line: 2 },
      },
      {
        id: 'E-02',
        title: 'Retest, "public"\nbuckets',
        kind: 'ticket',
        collectedAt: '2026-06-02',
        supports: [{ check: 'S3.2', resource: 'arn:aws:s3:::acme-*' }, { finding: 'F-0a1b2c3d4e5f' }],
        says: { kind: 'fixed', on: '2026-06-01' },
        at: { file: 'evidence/register.csv', line: 3 },
      },
      {
        id: 'E-03',
        title: 'Log settings',
        kind: 'screenshot',
        supports: [{ check: 'Subnets should have an NSG' }],
        says: { kind: 'refutes' },
        at: { file: 'evidence/register.csv', line: 5 },
      },
    ]);
  });

  it('is read from YAML and JSON alike', () => {
    const yaml = `\
# Evidence of the third quarter
evidence:
  - id: E-01
    title: Business associate agreement
    kind: contract
    covers: { from: 2025-01-08 }
    supports: [{ provision: 164.308(b)(3) }, 'check=S3.2; check=S3.3']
    says: { kind: fixed, on: 2026-01-02 }
  - { id: 7, title: Access review, kind: record, covers: 2026-01-01 to 2026-03-31, says: confirms }
`;
    const { items, diagnostics } = parseRegister(yaml, 'register.yaml');
    expect(diagnostics).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'E-01',
        covers: { from: '2025-01-08' },
        supports: [{ provision: '164.308(b)(3)' }, { check: 'S3.2' }, { check: 'S3.3' }],
        says: { kind: 'fixed', on: '2026-01-02' },
        at: { line: 3 },
      },
      { id: '7', covers: { from: '2026-01-01', to: '2026-03-31' }, supports: [], at: { line: 9 } },
    ]);
    const json = JSON.stringify(items.map((item) => ({ ...item, at: undefined })));
    const again = parseRegister(json, 'register.json');
    expect(again.items).toMatchObject(JSON.parse(json) as object);
    expect(again.diagnostics).toEqual([]);
  });

  it('knows its columns by other names, whatever the separator', () => {
    const text =
      '\uFEFFEvidence ID;Document;Type;Path;Collected on;Approved by;Provision;Period from;Period to;Claim;Fixed on\r\n' +
      'E-1;Firewall ticket;ticket;a.txt;2026-01-02;CISO;164.312(e)(1);2026-01-01;;fixed;2026-01-05\r\n';
    expect(parseRegister(text, 'r.csv')).toMatchObject({
      diagnostics: [],
      items: [
        {
          file: 'a.txt',
          approver: 'CISO',
          covers: { from: '2026-01-01' },
          supports: [{ provision: '164.312(e)(1)' }],
          says: { kind: 'fixed', on: '2026-01-05' },
        },
      ],
    });
  });

  const refused: Readonly<Record<string, readonly [row: string, expected: object]>> = {
    'a kind that is not known': [
      'E-1,a,polcy,,,,confirms',
      { value: 'polcy', hint: 'Did you mean `policy`?' },
    ],
    'nothing said': [
      'E-1,a,policy,,,,',
      { code: 'missing-field', at: { file: 'r.csv', line: 2, field: 'says' } },
    ],
    'fixed without a day': [
      'E-1,a,policy,,,,fixed',
      { allowed: expect.stringContaining('fixed on YYYY-MM-DD') as string },
    ],
    'a day in another order': [
      'E-1,a,policy,,05/01/2026,,confirms',
      { value: '05/01/2026', at: { field: 'collectedAt' } },
    ],
    'a target of an unknown sort': [
      'E-1,a,policy,,,provison=164.312(b),confirms',
      { code: 'wrong-format', hint: 'Did you mean `provision=`?' },
    ],
    'a citation in words': [
      'E-1,a,policy,,,provision=§164.312,confirms',
      { code: 'wrong-format', at: { field: 'supports' } },
    ],
    'a cell too many': ['E-1,a,policy,,,,confirms,x', { code: 'csv-row-too-long' }],
    'a cell too few': ['E-1,a,policy', { code: 'csv-row-too-short', value: 'E-1 | a | policy' }],
    'a backslash path': [
      'E-1,a,policy,files\\a.md,,,confirms',
      { code: 'wrong-format', at: { field: 'file' } },
    ],
  };
  for (const [what, [row, expected]] of Object.entries(refused)) {
    it(`refuses the row with ${what}, and reads the others`, () => {
      const reading = parseRegister(csv(row, 'E-9,Good,log,,,,confirms'), 'r.csv');
      const { items, entries, diagnostics } = reading;
      expect(items.map(({ id }) => id)).toEqual(['E-9']);
      expect(entries).toBe(2);
      expect(reading.refused).toMatchObject([
        { at: { file: 'r.csv', line: 2 }, reason: diagnostics[0]?.message },
      ]);
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatchObject({ level: 'error', at: { file: 'r.csv', line: 2 } });
      expect(diagnostics[0]).toMatchObject(expected);
    });
  }

  it('names both rows of an id that is given twice, and reads the first', () => {
    const { items, diagnostics } = parseRegister(
      csv('E-1,a,log,,,,confirms', 'E-1,b,log,,,,refutes'),
      'r.csv',
    );
    expect(items.map(({ title }) => title)).toEqual(['a']);
    expect(diagnostics).toMatchObject([
      {
        code: 'duplicate-evidence-id',
        at: { line: 3 },
        message: expect.stringContaining('line 2') as string,
      },
    ]);
  });

  it('accounts for every entry, as an item or as refused once, in CSV and YAML', () => {
    const ofCsv = parseRegister(
      csv(
        'E-1,a,log,,,,confirms',
        'E-2,b,polcy,,2026-13-01,,',
        'E-1,c,log,,,,refutes',
        'E-3',
        'E-4,d,log,,,,confirms',
      ),
      'r.csv',
    );
    expect(ofCsv.entries).toBe(5);
    expect(ofCsv.items.map(({ id }) => id)).toEqual(['E-1', 'E-4']);
    expect(ofCsv.refused.map(({ at }) => at.line)).toEqual([3, 4, 5]);
    expect(ofCsv.refused[0]?.reason).toMatch(/And 2 more in this row\.$/);
    const ofYaml = parseRegister(
      '- { id: E-1, title: a, kind: log, says: confirms }\n- { id: E-2, kind: polcy }\n- { id: E-1, title: a, kind: log, says: confirms }\n',
      'r.yaml',
    );
    expect(ofYaml.entries).toBe(3);
    expect(ofYaml.items).toHaveLength(1);
    expect(ofYaml.refused.map(({ at }) => at.line)).toEqual([2, 3]);
  });

  it('refuses a period that ends before it begins, in CSV and YAML', () => {
    const rows = parseRegister(
      'id,title,kind,covers,says\nE,a,log,2026-03-01 to 2026-02-01,confirms\n',
      'r.csv',
    );
    expect(rows.diagnostics).toMatchObject([{ message: '`covers` ends before it begins.', at: { line: 2 } }]);
    const yaml = parseRegister(
      '- { id: E, title: a, kind: log, covers: { from: 2026-03-01, to: 2026-02-01 }, says: confirms }',
      'r.yaml',
    );
    expect(yaml.diagnostics).toMatchObject([{ at: { line: 1, field: '[1].covers' } }]);
  });

  it.each([
    ['refuted', 'Did you mean `refutes`?'],
    ['fixed on 2026-13-45', 'Write the day of the fix as it stands in a calendar: fixed on 2026-05-31.'],
    ['nonsense', 'Write one of these words; what else there is to say belongs into the title.'],
  ])('says what to write instead of %s', (says, hint) => {
    const { diagnostics } = parseRegister(`id,title,kind,says\nE,a,log,${says}\n`, 'r.csv');
    expect(diagnostics).toMatchObject([
      {
        at: { file: 'r.csv', line: 2, field: 'says' },
        value: says,
        allowed: 'confirms, refutes, fixed on YYYY-MM-DD, accepted, compensating',
        hint,
      },
    ]);
  });

  it('says which columns it does not read, and which are there twice', () => {
    const { diagnostics } = parseRegister(
      'id,name,title,kind,says,ownr,mood\nE,a,b,log,confirms,c,d\n',
      'r.csv',
    );
    expect(diagnostics.map(({ level, code, at, hint }) => [level, code, at?.field, hint])).toEqual([
      ['error', 'duplicate-column', 'title', 'Rename or remove one.'],
      ['warning', 'unknown-column', 'ownr', 'Did you mean `owner`?'],
      ['warning', 'unknown-column', 'mood', undefined],
    ]);
  });

  it('stops at an open quote with its line, and at an empty or shapeless register', () => {
    expect(parseRegister(csv('E-1,"a,log,,,,confirms'), 'r.csv').diagnostics).toMatchObject([
      { code: 'csv-syntax', at: { line: expect.any(Number) as number } },
    ]);
    expect(parseRegister('', 'r.csv').diagnostics).toMatchObject([{ code: 'register-empty' }]);
    expect(parseRegister('items: []', 'r.yaml').diagnostics).toMatchObject([{ code: 'register-no-list' }]);
  });

  it('loses no row: every entry is an item or an error', () => {
    const cell = fc.constantFrom(
      '',
      'E-1',
      'E-2',
      'log',
      'confirms',
      'check=a',
      '2026-01-01',
      'x;y',
      'a "b"',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 5, maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const lines = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const { items, entries, diagnostics } = parseRegister(csv(...lines), 'r.csv');
        const refusedLines = new Set(
          diagnostics.filter(({ level }) => level === 'error').map(({ at }) => at?.line),
        );
        const stated = rows.filter((row) => row.some((text) => text !== '')).length;
        expect(entries).toBe(stated);
        expect(items.length + refusedLines.size).toBe(stated);
      }),
    );
  });
});

describe('what an item supports', () => {
  it('may be written with a colon and a plus', () => {
    expect(parseTargets('check: S3.2 + resource: arn:aws:s3:::x; provision: 164.312(b);')).toEqual({
      kind: 'read',
      targets: [{ check: 'S3.2', resource: 'arn:aws:s3:::x' }, { provision: '164.312(b)' }],
    });
  });

  it('is read back as it was written', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9*:/._ ;-]*[A-Za-z0-9*]$/).map((text) => text.trim());
    const target = fc.record({ check: value, resource: value }, { requiredKeys: ['check'] });
    fc.assert(
      fc.property(fc.array(target), (targets) => {
        const text = targets
          .map((parts) =>
            Object.entries(parts)
              .map(([name, part]) => `${name}="${part}"`)
              .join(' '),
          )
          .join('; ');
        expect(parseTargets(text)).toEqual({ kind: 'read', targets });
      }),
    );
  });

  for (const text of ['check=', 'check=a check=b', 'something', "check='a", 'finding=F-12', 'F-xyz', '"']) {
    it(`is refused: ${text}`, () => {
      expect(parseTargets(text).kind).toBe('refused');
    });
  }
});
