import { assessFindings } from './assess/assess-findings.js';
import type { Engine } from './compare/engine.js';
import { matchEvidence } from './evidence/match-evidence.js';
import { checkNamesFamily } from './law/family-checks.js';
import { priceRange } from './price/price-range.js';

/** The stages that the comparison prices its states with: those of a build, without what only documents need. */
export const ENGINE: Engine = {
  assess({ engagement, findings, evidence }) {
    const { asOf } = engagement;
    const { matched } = matchEvidence(evidence, findings, {
      asOf,
      familyMatches: (finding, check) => checkNamesFamily(finding.family, check),
    });
    return assessFindings({ engagement, findings, evidence: matched, asOf });
  },
  price: ({ engagement, terms }, findings) => priceRange({ engagement, findings, terms }),
};
