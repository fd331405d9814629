import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gap } from '../../src/gaps/gap.js';
import { gapsIcs } from '../../src/gaps/gaps-ics.js';
import { gapsOf } from '../../src/gaps/gaps-of.js';
import { gapsText } from '../../src/gaps/gaps-text.js';
import type { CoverageSlot } from '../../src/model/assessed.js';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import type { HashedEvidence } from '../../src/model/evidence.js';
import { spotless } from '../render/fixture.js';
import { evidence } from '../assess/situation.js';

const AS_OF = isoDate('2026-11-23');

function gapsWith(...items: readonly Partial<HashedEvidence>[]): readonly Gap[] {
  return gapsOf(dossierWith(items));
}

function dossierWith(items: readonly Partial<HashedEvidence>[]): Dossier {
  const dossier = spotless();
  const whole = { owner: 'Ilse Varga', collectedBy: 'A. Lee' };
  return {
    ...dossier,
    asOf: AS_OF,
    engagement: { ...dossier.engagement, recognizedSecurityPractices: undefined },
    assessed: { ...dossier.assessed, coverage: [] },
    evidence: items.map((item) => evidence({ ...whole, ...item })),
  };
}

const kinds = (gaps: readonly Gap[]): readonly string[] => gaps.map(({ kind, due }) => `${kind} ${due}`);

describe('the gaps of an item', () => {
  it.each([
    ['a policy of last spring', { kind: 'policy', collectedAt: isoDate('2026-04-01') }, []],
    ['settings of last spring', { collectedAt: isoDate('2026-04-01') }, ['old 2026-11-23']],
    ['settings that are soon too old', { collectedAt: isoDate('2026-10-01') }, ['ends soon 2026-12-30']],
    [
      'a policy that has ended',
      { kind: 'policy', covers: { from: isoDate('2025-01-01'), to: isoDate('2026-10-31') } },
      ['not in force 2026-11-23'],
    ],
    [
      'a policy that ends in a month',
      { kind: 'policy', covers: { from: isoDate('2025-01-01'), to: isoDate('2026-12-31') } },
      ['ends soon 2026-12-31'],
    ],
    [
      'a policy that has not begun',
      { kind: 'policy', covers: { from: isoDate('2027-01-01') } },
      ['not in force 2026-11-23'],
    ],
    [
      'a record of a past period',
      { kind: 'record', covers: { from: isoDate('2026-01-01'), to: isoDate('2026-09-30') } },
      [],
    ],
    ['an agreement without end', { kind: 'policy', covers: { from: isoDate('2020-01-01') } }, []],
    [
      'an item of nobody',
      { kind: 'policy', covers: { from: isoDate('2020-01-01') }, owner: undefined, collectedBy: undefined },
      ['no collector 2026-11-23', 'no owner 2026-11-23'],
    ],
    [
      'a lost file',
      { kind: 'policy', covers: { from: isoDate('2020-01-01') }, content: { kind: 'missing file' } },
      ['file missing 2026-11-23'],
    ],
    [
      'an item kept too short',
      {
        covers: { from: isoDate('2026-01-01'), to: isoDate('2027-12-31') },
        retainUntil: isoDate('2032-01-01'),
      },
      ['retention too short 2026-11-23'],
    ],
  ] as const)('%s', (_, item, expected) => {
    expect(kinds(gapsWith(item as Partial<HashedEvidence>)).toSorted()).toEqual(expected);
  });
});

it('names the months in which nothing shows the recognized security practices', () => {
  const dossier = dossierWith([
    { id: 'E-1', covers: { from: isoDate('2025-11-01'), to: isoDate('2026-06-30') } },
    { id: 'E-2', covers: { from: isoDate('2026-09-01') } },
  ]);
  const practices = {
    framework: 'NIST CSF',
    since: isoDate('2025-01-01'),
    reason: 'r',
    evidence: ['E-1', 'E-2'],
  };
  const engagement = { ...dossier.engagement, recognizedSecurityPractices: practices, noticeDate: AS_OF };
  const gaps = gapsOf({ ...dossier, engagement });
  expect(gaps.filter(({ kind }) => kind === 'month without evidence').map(({ what }) => what)).toEqual([
    'NIST CSF: nothing shows it in 2026-07',
    'NIST CSF: nothing shows it in 2026-08',
  ]);
});

describe('the gaps of a provision', () => {
  const row = {
    provision: '164.312(a)(2)(iii)',
    title: 'Automatic logoff',
    rule: 'security',
    designation: 'addressable',
    state: 'partial',
    reason: 'r',
    evidence: [],
    findings: 0,
    passingChecks: 0,
    provider: [],
    missing: [],
  } as const;
  const empty = { asks: [], evidence: [] };

  function slotGaps(
    slots: readonly CoverageSlot[],
    owner?: string,
  ): readonly (readonly [string, string, string])[] {
    const dossier = dossierWith([{ id: 'E-1', covers: { from: isoDate('2020-01-01') }, kind: 'policy' }]);
    const coverage = [{ ...row, slots, ...(owner !== undefined && { owner }) }];
    return gapsOf({ ...dossier, assessed: { ...dossier.assessed, coverage } }).map(
      ({ kind, what, owner: who }) => [kind, what, who],
    );
  }

  it('are one for each slot that is not held in date', () => {
    const found = slotGaps([
      { kind: 'policy', state: 'missing', asks: ['logoff policy'], evidence: [] },
      { kind: 'implementation', state: 'attested', asks: ['inventory', 'configuration'], evidence: ['E-1'] },
      { ...empty, kind: 'decision', state: 'missing' },
    ]);
    expect(found).toEqual([
      ['decision missing', 'decision (Automatic logoff)', 'not stated'],
      ['proof missing', 'inventory; configuration (Automatic logoff): only attested in E-1', 'Ilse Varga'],
      ['policy missing', 'logoff policy (Automatic logoff)', 'not stated'],
    ]);
  });

  it('are none where a slot is held or nothing is asked for', () => {
    const held = { ...empty, kind: 'policy', state: 'held' } as const;
    expect(slotGaps([held, { ...empty, kind: 'implementation', state: 'not asked' }])).toEqual([]);
  });

  it('are those of the owner that dossier.yaml names, before the one of an old document', () => {
    const slot = { ...empty, kind: 'policy', state: 'out of date', evidence: ['E-1'] } as const;
    expect(slotGaps([slot], 'Dov Castellan')).toEqual([
      ['policy missing', 'policy or procedure (Automatic logoff): E-1 out of date', 'Dov Castellan'],
    ]);
  });
});

it('prints a block an owner', () => {
  const gaps = gapsWith(
    { id: 'E-1', collectedAt: isoDate('2026-01-01') },
    { id: 'E-2', owner: undefined, collectedAt: isoDate('2026-01-01') },
  );
  expect(gapsText(gaps, true, 80)).toMatch(/^3 gaps\n\nIlse Varga \(1\)\n.*E-1[^]*not stated \(2\)\n/);
});

describe('the calendar', () => {
  const gap = fc.record({
    kind: fc.constant('old' as const),
    of: fc.string({ unit: 'grapheme' }),
    what: fc.string({ unit: 'binary', maxLength: 300 }),
    owner: fc.string({ unit: 'grapheme' }),
    due: fc.constant(AS_OF),
  });

  it('is RFC 5545 whatever people wrote: CRLF, lines of at most 75 octets, no bare controls', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 5 }), (gaps) => {
        const text = gapsIcs(gaps, { name: 'hazel', asOf: AS_OF });
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const lines = text.split('\r\n').slice(0, -1);
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
        expect(unfolded).toHaveLength(4 + gaps.length * 9);
        for (const line of unfolded) expect(line).toMatch(/^[A-Z-]+[:;]/);
      }),
    );
  });

  it('gives a gap the same id on another day', () => {
    const [one] = gapsWith({ kind: 'policy', covers: { from: isoDate('2027-01-01') } });
    const uid = (asOf: string): string | undefined =>
      /UID:(.+)\r/.exec(gapsIcs(one ? [one] : [], { name: 'hazel', asOf: isoDate(asOf) }))?.[1];
    expect(uid('2026-11-23')).toBe(uid('2026-12-01'));
    expect(uid('2026-11-23')).toBeDefined();
  });
});
