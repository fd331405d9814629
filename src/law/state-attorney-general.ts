import { dollars } from '../model/money.js';

/** Damages that a state may seek for its residents, beside any penalty of HHS; not adjusted for inflation. */
export const STATE_ATTORNEY_GENERAL = {
  perViolation: dollars(100),
  annualCap: dollars(25_000),
  citation: '42 U.S.C. 1320d-5(d)(2)',
} as const;
