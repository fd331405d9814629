import { describe, expect, it } from 'vitest';
import { createShare } from '../../src/model/sharing.js';

describe('sharing', () => {
  it('gives the first of equal values, and never one of another kind', () => {
    const share = createShare();
    const tags = { env: 'prod' };
    expect(share(tags)).toBe(tags);
    expect(share({ env: 'prod' })).toBe(tags);
    expect(share({ env: 'test' })).toEqual({ env: 'test' });
    expect(share(JSON.stringify(tags))).toBe('{"env":"prod"}');
    expect(share(undefined)).toBeUndefined();
  });

  it('gives equal values also after more different ones than it remembers', () => {
    const share = createShare();
    for (let index = 0; index < 50_000; index++) expect(share(`value ${index}`)).toBe(`value ${index}`);
  });
});
