import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedValues } from '../../src/screen/allowed.js';
import { screenLines } from '../../src/screen/lines.js';
import { createScreen } from '../../src/screen/screen-text.js';
import { termFinder } from '../../src/screen/terms.js';

const CORPORA = '../shared/corpora';
const screen = createScreen();

/** The values that are found; only a test may look at them. */
function found(text: string): readonly string[] {
  return screen(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const letters = (count: number): string => 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8x'.repeat(9).slice(0, count);

describe('the screen', () => {
  it.each([
    ['the record of 218-44-7091 was open', 'a social security number: 218-44-7091'],
    ['SSN: 218447091', 'a social security number: 218447091'],
    ['Social Security number is 218 44 7091.', 'a social security number: 218 44 7091'],
    ['MRN: A8812345', 'a medical record number: A8812345'],
    ['medical record no. 00-12-34-56', 'a medical record number: 00-12-34-56'],
    ['beneficiary 1EG4-TE5-MK73', 'a Medicare beneficiary identifier: 1EG4-TE5-MK73'],
    ['1EG4TE5MK73', 'a Medicare beneficiary identifier: 1EG4TE5MK73'],
    ['DOB 03/15/1961', 'a date of birth: 03/15/1961'],
    ['date of birth: March 5, 1961', 'a date of birth: March 5, 1961'],
    ['born on 1961-03-15', 'a date of birth: 1961-03-15'],
    ['the chart of patient Ada Quill', 'a patient’s name: Ada Quill'],
    ['paid with 4111 1111 1111 1111', 'a card number: 4111 1111 1111 1111'],
    ['378282246310005', 'a card number: 378282246310005'],
    ['card 30569309025904', 'a card number: 30569309025904'],
    ['call (503) 555-0142 now', 'a telephone number: (503) 555-0142'],
    ['+1-503-555-0142', 'a telephone number: +1-503-555-0142'],
    ['503-555-0142', 'a telephone number: 503-555-0142'],
    ['mobile: 0490 39 07 81', 'a telephone number: 0490 39 07 81'],
    ['ada.quill@clinic.example', 'an e-mail address: ada.quill@clinic.example'],
    [
      'Log line shows 4791 Maple Street, Springfield, IL 25615 at request time',
      'a street address: 4791 Maple Street, Springfield, IL 25615',
    ],
    ['home address: 12 N. Oak Ave Apt 4b', 'a street address: 12 N. Oak Ave Apt 4b'],
    ['PO Box 118, Asheville, NC 28801-0118', 'a street address: PO Box 118, Asheville, NC 28801-0118'],
    ["curl -u 'johns:h0pk1ns~21s' https://h.example", 'a password: h0pk1ns~21s'],
    ['Token: 3fea6af1349166ea', 'a token: 3fea6af1349166ea'],
    [`AKIA${'Q7'.repeat(2)}MNOPRSTUVWXY`, `an access key: AKIA${'Q7'.repeat(2)}MNOPRSTUVWXY`],
    [`aws_secret_access_key = ${letters(40)}`, `an access key: ${letters(40)}`],
    [`ghp_${letters(36)}`, `a token: ghp_${letters(36)}`],
    ['password: Tr0ub4dor-3x', 'a password: Tr0ub4dor-3x'],
    ['postgres://app:hunter2x@db.example/main', 'a password: hunter2x@db.example'],
  ])('finds what is in %s', (text, value) => {
    expect(found(text)).toContain(value);
  });

  it('finds a private key to its last line, and one that was cut to the end', () => {
    const key = (body: string): string => `-----BEGIN RSA PRIVATE KEY-----\n${body}`;
    const whole = `${key('MIIE')}\n-----END RSA PRIVATE KEY-----`;
    expect(found(`a ${whole} b`)).toEqual([`a private key: ${whole}`]);
    expect(found(`a ${key('MIIE')}`)).toEqual([`a private key: ${key('MIIE')}`]);
  });

  it.each([
    'arn:aws:iam::218447091234:role/Admin',
    'arn:aws:sts::218447091234:assumed-role/ops/ada.quill@clinic.example',
    'Account 218447091234 has no MFA',
    '/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333/resourceGroups/218-44-7091/providers/x',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '0b1f6471-1bf0-4dda-aec3-111122223333',
    'vpc-00e1f10d3de732212, ami-0fa5ff5180bc0dbc0, 10.222.190.76/9 port 55361',
    'ec2-76-18-241-194.compute-1.amazonaws.com',
    '2026-05-16T04:00:47.144Z, CVE-2021-44228, openssl 1.1.1k-919-33-5056.el8',
    '45 CFR 164.308(a)(1)(ii)(A)',
    '4111111111111112 fails its check digit',
    '000-12-3456, 666-12-3456 and 912-12-3456 were never issued',
    'no-reply@clinic.example, security@clinic.example',
    'The password policy requires 14 characters; secrets: rotate them',
    'https://${USER}:${PASSWORD}@db.example',
    'Patient Rights Policy',
  ])('leaves %s alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('finds a key within an ARN', () => {
    expect(screen('arn:aws:s3:::b/AKIAQ7Q7MNOPRSTUVWXY')[0]?.kind).toBe('an access key');
  });

  it('finds the terms of a list as whole words in any case', () => {
    const listed = createScreen({ terms: termFinder('# patients\nAda Quill\n\nØrsted\n') });
    expect(listed('for ADA  quill, Ørsted').map(({ start, end }) => [start, end])).toEqual([
      [4, 14],
      [16, 22],
    ]);
    expect(listed('Adam Quill, Ada Quillon, patients')).toEqual([]);
  });

  it('lets contacts of the entity’s own through', () => {
    const lenient = createScreen({ isAllowed: () => true });
    expect(lenient('ada@clinic.example, 503-555-0142, 9 Elm St, Rye, NY 10580')).toEqual([]);
    const others = `SSN 218-44-7091, MRN A8812345, DOB 03/15/1961, ghp_${letters(36)}, 4111 1111 1111 1111`;
    expect(lenient(others)).toHaveLength(5);
    const own = createScreen({ isAllowed: allowedValues('@acme.example\n(503) 555-0142\n') });
    expect(own('ada@acme.example, 503-555-0142')).toEqual([]);
    expect(own('ada@notacme.example')).toHaveLength(1);
  });

  it('says the line and not the value', () => {
    expect(screenLines(screen)('a\nb\nDOB 03/15/1961\nx 218-44-7091')).toEqual([
      { kind: 'a date of birth', line: 3 },
      { kind: 'a social security number', line: 4 },
    ]);
  });

  it('gives ordered spans that do not overlap, of any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('218-44-7091', 'MRN: ', 'a@b.example', ' ', '\n', '@', 'AKIA'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of screen(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  // A pattern with open repeats would need minutes for these.
  it.each([
    '1',
    '1-',
    '1 ',
    'a',
    'a.',
    'a@',
    '@a.',
    ' ',
    'eyJ',
    'eyJa.',
    'a:',
    'a://',
    'password',
    'MRN ',
    'SSN:',
    '+1 ',
    '(',
    '-----BEGIN PRIVATE KEY-----\n',
    'arn:aws:',
    'Patient ',
  ])('reads 300,000 characters of "%s"', (piece) => {
    expect(screen(piece.repeat(Math.ceil(300_000 / piece.length))).length).toBeLessThan(300_000);
  });
});

interface Case {
  readonly kind: string;
  readonly text_b64: string;
}

describe.skipIf(!existsSync(CORPORA))('the screen on the corpora', () => {
  const casesOf = (name: string): unknown =>
    (JSON.parse(readFileSync(`${CORPORA}/${name}.json`, 'utf8')) as { cases: unknown }).cases;
  const decoded = ({ text_b64 }: Case): string => Buffer.from(text_b64, 'base64').toString('utf8');

  it('finds at least 99 % of the labelled kinds, and at most 0.5 % of the lines of infrastructure', () => {
    const mix = casesOf('phi-mix') as readonly Case[];
    // Addresses in free text are not covered.
    const positive = mix.filter(({ kind }) => kind !== 'NONE' && kind !== 'ADDR');
    const negative = mix.filter(({ kind }) => kind === 'NONE');
    const hits = (cases: readonly Case[]): number =>
      cases.filter((each) => screen(decoded(each)).length > 0).length;
    expect(hits(positive) / positive.length).toBeGreaterThanOrEqual(0.99);
    expect(hits(negative) / negative.length).toBeLessThanOrEqual(0.005);
  });

  it('finds nothing in the prose of Prowler', () => {
    expect(
      (casesOf('negatives-prowler') as readonly { text: string }[]).filter(
        ({ text }) => screen(text).length > 0,
      ),
    ).toEqual([]);
  });
});
