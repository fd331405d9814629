import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { mappingOf } from '../../src/assess/mapping.js';
import { statedFamily } from '../../src/assess/stated-family.js';
import type { StatedMapping } from '../../src/model/engagement.js';
import { AS_OF, engagement, finding, merged, observation } from './situation.js';

const unmapped = finding({
  family: 'Harbor:Charts open',
  title: 'Charts open',
  observations: [observation({ checkId: 'H-17', title: 'Charts open' })],
});

function stated(check: string, changes: Partial<StatedMapping> = {}): StatedMapping {
  return {
    check,
    provision: '164.312(b)',
    related: ['164.308(a)(1)(ii)(D)'],
    reason: 'The sheet says so.',
    by: 'Counsel',
    ...changes,
  };
}

describe('a mapping of dossier.yaml', () => {
  it.each([
    ['the check id', 'h-17'],
    ['the title', 'Charts open'],
    ['the family', 'Harbor:Charts open'],
    ['a pattern', 'charts*'],
  ])('names a check by %s, and says whose it is', (_, check) => {
    expect(mappingOf(unmapped, [stated(check)])).toEqual({
      kind: 'mapped',
      provision: '164.312(b)',
      related: ['164.308(a)(1)(ii)(D)'],
      reason: 'The sheet says so. (Counsel)',
      source: 'stated by Counsel',
    });
  });

  it('comes before the crosswalk, the first of several that name the check', () => {
    const both = [stated('RDS*'), stated('rds_instance_storage_encrypted', { provision: '164.312(d)' })];
    expect(mappingOf(finding(), both)).toMatchObject({ provision: '164.312(b)' });
    expect(mappingOf(finding(), both.toReversed())).toMatchObject({ provision: '164.312(d)' });
    expect(mappingOf(finding(), [stated('Charts open')])).toMatchObject({ provision: '164.312(a)(2)(iv)' });
  });

  it('takes a check for a reviewed family, before findings are merged', () => {
    const familyOf = statedFamily([
      { check: 'charts*', family: 'aws-s3-public-access', reason: 'Same check.', by: 'Counsel' },
    ]);
    expect(familyOf(observation({ checkId: 'H-17', title: 'Charts open' }))).toBe('aws-s3-public-access');
    expect(familyOf(observation())).toBeUndefined();
    expect(statedFamily([stated('*')])(observation())).toBeUndefined();
  });
});

describe('what dossier.yaml states and no finding answers to', () => {
  const suppression = (id: string, check: string) => ({
    id,
    match: { check },
    owner: 'A',
    reason: 'B',
    approver: 'C',
    expires: AS_OF,
  });

  it('is a warning with its place and value; what is used is none', () => {
    const { diagnostics } = assess({
      engagement: engagement({
        suppressions: [suppression('S-01', 'H-17'), suppression('S-02', 'H-18')],
        mappings: [stated('H-17'), stated('H-1*'), stated('H-19')],
      }),
      merged: merged([unmapped]),
      evidence: [],
      asOf: AS_OF,
      placeOf: (path) => ({ file: 'dossier.yaml', field: path.join('.') }),
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'suppression-matches-nothing',
        at: { field: 'suppressions.1.match' },
        value: 'H-18',
      },
      { code: 'mapping-matches-nothing', at: { field: 'mappings.2.check' }, value: 'H-19' },
    ]);
  });
});
