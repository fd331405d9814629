import { describe, expect, it } from 'vitest';
import { citation, isAddressable, provision, provisions, readProvisions } from '../../src/law/provisions.js';

describe('the provisions', () => {
  it('hold 16 standards, 33 required and 22 addressable rows in 164.308 to 164.316', () => {
    const count = (designation: string) =>
      provisions.filter((row) => row.rule === 'security' && row.designation === designation).length;
    expect({
      standard: count('standard'),
      required: count('required'),
      addressable: count('addressable'),
    }).toEqual({ standard: 16, required: 33, addressable: 22 });
  });

  it('cite the regulation, and a statute as itself', () => {
    expect(citation('164.312(a)(2)(iv)')).toBe('45 CFR 164.312(a)(2)(iv)');
    expect(citation('Pub. L. 116-321')).toBe('Pub. L. 116-321');
    expect(() => citation('164.999')).toThrow('no such provision: 164.999');
  });

  it('let encryption be answered by an equivalent measure, and audit controls not', () => {
    expect(isAddressable('164.312(a)(2)(iv)')).toBe(true);
    expect(isAddressable('164.312(e)(2)(ii)')).toBe(true);
    expect(isAddressable('164.312(b)')).toBe(false);
  });

  it('know whom alone a provision binds', () => {
    expect(provision('164.308(a)(4)(ii)(A)')?.appliesTo).toBe('clearinghouse');
    expect(provision('164.314(b)(1)')?.appliesTo).toBe('group health plan');
    expect(provision('164.308(b)(2)')?.appliesTo).toBe('business associate');
    expect(provision('164.312(b)')?.appliesTo).toBeUndefined();
  });

  it('mark what is recalled', () => {
    for (const row of provisions) {
      expect(row.verified, row.id).toBe(!/recalled|secondary/.test(row.source));
    }
  });

  it('refuse a repeated id and a parent without a row', () => {
    const row = provisions[4];
    expect(() => readProvisions([row, row])).toThrow('has two rows');
    expect(() => readProvisions([provisions[5]])).toThrow('before its parent');
    expect(() => readProvisions([{ ...row, note: 'x' }])).toThrow('note');
  });
});
