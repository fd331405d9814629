import type { Assessed } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Engagement, EntityStatus, Vendor } from '../model/engagement.js';

export type VendorGap = Assessed['vendorGaps'][number];

/** Of the written agreement; failure pattern P3. */
const WRITTEN_CONTRACT = '164.308(b)(3)';

/**
 * Vendors that handle PHI without an agreement in force at `asOf`, one entry a vendor. They have no scanner
 * finding and are not priced; they are gaps of the provisions in `vendorProvisions`.
 */
export function vendorGapsOf({ vendors }: Engagement, asOf: IsoDate): readonly VendorGap[] {
  return vendors.flatMap((vendor) => {
    const reason = vendor.handlesPhi ? missingAgreement(vendor, asOf) : undefined;
    return reason === undefined ? [] : { vendor: vendor.name, provision: WRITTEN_CONTRACT, reason };
  });
}

/** The provisions that a missing agreement fails: assurances of a business associate, or of a subcontractor. */
export function vendorProvisions(status: EntityStatus): readonly string[] {
  return [
    status === 'business associate' ? '164.308(b)(2)' : '164.308(b)(1)',
    WRITTEN_CONTRACT,
    '164.502(e)',
    '164.504(e)',
  ];
}

function missingAgreement({ name, service, baa }: Vendor, asOf: IsoDate): string | undefined {
  const handles = `${name} handles PHI (${service})`;
  if (baa.kind === 'missing') {
    const since = baa.since ? `, since ${baa.since}` : '';
    return `${handles} without a business associate agreement${since}.`;
  }
  if (baa.kind === 'signed' && baa.on > asOf) {
    return `${handles}; its business associate agreement was signed only on ${baa.on}, after ${asOf}.`;
  }
  return undefined;
}
