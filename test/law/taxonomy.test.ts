import { describe, expect, it } from 'vitest';
import { crosswalk } from '../../src/law/crosswalk.js';
import { taxonomy } from '../../src/law/taxonomy.js';

const sentences = (text: string) => text.split(/[.?!] |[.?!]$/).filter(Boolean).length;

describe('the taxonomy', () => {
  it('explains each entry in two or three sentences', () => {
    const {
      exposureLayers,
      failureLayers,
      failurePatterns,
      remediationDirections,
      operationalConsiderations,
    } = taxonomy;
    for (const entry of [
      ...exposureLayers,
      ...failureLayers,
      ...failurePatterns,
      ...remediationDirections,
      ...operationalConsiderations,
    ]) {
      expect(sentences(entry.explanation), entry.id).toBeGreaterThanOrEqual(2);
      expect(sentences(entry.explanation), entry.id).toBeLessThanOrEqual(3);
    }
  });

  it('has a direction, and where one is named a pattern, for every check family', () => {
    const directions = new Set<string>(taxonomy.remediationDirections.map(({ id }) => id));
    const patterns = new Set(taxonomy.failurePatterns.map(({ id }) => id));
    for (const row of crosswalk) {
      expect(directions.has(row.direction), row.family).toBe(true);
      if (row.pattern !== undefined) expect(patterns.has(row.pattern), row.family).toBe(true);
    }
  });

  it('needs no direction before itself', () => {
    for (const { id, after } of taxonomy.remediationDirections) {
      for (const earlier of after) expect(earlier < id, id).toBe(true);
    }
  });
});
