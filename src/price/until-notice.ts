import type { IsoDate } from '../model/date.js';
import type { ViolationSpan } from '../model/penalty.js';
import { clip } from './unite-days.js';

/** A notice charges what happened up to its day, that day included (45 CFR 160.414, 160.420). */
export function untilNotice(spans: readonly ViolationSpan[], noticeDate: IsoDate): readonly ViolationSpan[] {
  if (spans.every(({ to }) => to <= noticeDate)) return spans;
  return spans.flatMap((span) => {
    const interval = clip(span, { to: noticeDate });
    return interval ? [{ ...span, ...interval }] : [];
  });
}
