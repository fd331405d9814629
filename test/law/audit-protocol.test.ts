import { describe, expect, it } from 'vitest';
import { auditProtocol, expectedEvidence } from '../../src/law/audit-protocol.js';
import { provisions } from '../../src/law/provisions.js';

describe('the audit protocol', () => {
  it('says for every provision of 164.308 to 164.316 what the auditor asks for', () => {
    for (const row of provisions) {
      if (row.rule !== 'security' || row.designation === 'general') continue;
      const asked = expectedEvidence(row.id);
      expect(asked?.policy, row.id).toBeTruthy();
      expect(asked?.documents.length, row.id).toBeGreaterThan(0);
    }
  });

  it('asks for both the current risk analysis and the one before it, first of all', () => {
    const asked = expectedEvidence('164.308(a)(1)(ii)(A)');
    expect(asked?.documents).toHaveLength(2);
    expect(asked?.priority).toBe(1);
    expect(asked?.alternative).toBeUndefined();
  });

  it('asks for the reason and the equivalent measure where a specification is addressable', () => {
    expect(expectedEvidence('164.312(a)(2)(iv)')?.alternative).toContain('equivalent measure');
  });

  it('has one row a provision', () => {
    expect(new Set(auditProtocol.map((row) => row.provision)).size).toBe(auditProtocol.length);
  });
});
