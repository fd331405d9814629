import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/model/nearest.js';

describe('the nearest candidate', () => {
  it('forgives slips, swapped letters, case and punctuation', () => {
    expect(nearest('provison', ['tier', 'provision'])).toBe('provision');
    expect(nearest('assOf', ['name', 'asOf'])).toBe('asOf');
    expect(nearest('teir', ['tier', 'by'])).toBe('tier');
    expect(nearest('Covered-Entity', ['business associate', 'covered entity'])).toBe('covered entity');
  });

  it('stays silent when nothing is close', () => {
    expect(nearest('colour', ['tier', 'provision'])).toBeUndefined();
    expect(nearest('x', ['y'])).toBeUndefined();
    expect(nearest('tier', [])).toBeUndefined();
  });
});
