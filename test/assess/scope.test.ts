import { describe, expect, it } from 'vitest';
import { scopeOf, systemOf } from '../../src/assess/scope.js';
import { matchesPattern } from '../../src/assess/wildcard.js';
import type { SystemSpec } from '../../src/model/engagement.js';
import type { Resource } from '../../src/model/observation.js';
import { observation, system } from './situation.js';

const database = observation().resource;
const bucket: Resource = {
  id: 'arn:aws:s3:::wellpath-uploads',
  account: '111122223333',
  tags: { data: 'phi-raw' },
};
const blob: Resource = {
  id: '/subscriptions/AAAA-1111/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/media',
  tags: {},
};

function scope(resource: Resource, ...systems: SystemSpec[]) {
  return scopeOf(resource, systemOf(resource, systems));
}

describe('the scope of a finding', () => {
  it('is in where its system holds PHI, out where it holds none, with the basis', () => {
    expect(scope(database, system())).toEqual({
      kind: 'in',
      system: 'orders',
      basis: 'orders name medicines (matched by account)',
    });
    expect(scope(database, system({ holdsPhi: false }))).toMatchObject({ kind: 'out', system: 'orders' });
  });

  it('is unknown where no system takes it in, or the system says unknown', () => {
    expect(scope(blob, system()).kind).toBe('unknown');
    expect(scope(database, system({ holdsPhi: 'unknown' })).kind).toBe('unknown');
  });

  it('is that of the first system of which every stated kind matches', () => {
    const uploads = system({
      id: 'uploads',
      match: { accounts: ['111122223333'], resources: ['arn:aws:s3:::*-uploads'], tags: { data: 'phi-*' } },
    });
    expect(systemOf(bucket, [uploads, system()])?.id).toBe('uploads');
    expect(systemOf(database, [uploads, system()])?.id).toBe('orders');
    expect(systemOf({ ...bucket, tags: {} }, [uploads])).toBeUndefined();
  });

  it('takes a system that spreads over both clouds', () => {
    const both = system({ match: { accounts: ['111122223333'], subscriptions: ['aaaa-*'] } });
    expect(systemOf(blob, [both])?.id).toBe('orders');
    expect(systemOf(database, [both])?.id).toBe('orders');
  });

  it('reads account and subscription from the id where the scanner names none', () => {
    expect(systemOf({ id: database.id, tags: {} }, [system()])?.id).toBe('orders');
  });

  it('is no one where a system states no pattern', () => {
    expect(systemOf(database, [system({ match: {} })])).toBeUndefined();
  });
});

describe('a pattern', () => {
  it.each([
    ['arn:aws:s3:::wellpath-*', 'arn:aws:s3:::wellpath-logs', true],
    ['*', '', true],
    ['*logs', 'ARN:logs-old', false],
    ['a*b*c', 'axxbxxc', true],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
    ['orders', 'orders-2', false],
  ])('%s against %s: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});
