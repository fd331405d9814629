import { addYears, type IsoDate } from '../model/date.js';

export const RSP_CITATION = '42 U.S.C. 17941 (Pub. L. 116-321)';

/** Practices count when in place for not less than the previous twelve months; they may only mitigate. */
export function practicesCount(since: IsoDate, noticeDate: IsoDate): boolean {
  return since <= addYears(noticeDate, -1);
}

/**
 * Recognized security practices count for the Security Rule; OCR let them count for a missing business associate
 * contract too (Providence Medical Institute, 2024).
 */
export function practicesReach(provision: string): boolean {
  return /^164\.(3\d\d|502\(e\)|504\(e\))/.test(provision);
}
