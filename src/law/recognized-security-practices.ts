import { addYears, type IsoDate } from '../model/date.js';

export const RSP_CITATION = '42 U.S.C. 17941 (Pub. L. 116-321)';

/** The day on which they became law. */
export const PRACTICES_FROM = '2021-01-05' as IsoDate;

/** Practices count when in place for not less than the previous twelve months; they may only mitigate. */
export function practicesCount(since: IsoDate, noticeDate: IsoDate): boolean {
  return noticeDate >= PRACTICES_FROM && since <= addYears(noticeDate, -1);
}

/**
 * Recognized security practices count for the Security Rule; OCR let them count for a missing business associate
 * contract too (Providence Medical Institute, 2024).
 */
export function practicesReach(provision: string): boolean {
  return /^164\.(3\d\d|502\(e\)|504\(e\))/.test(provision);
}
