import { z } from 'zod';
import { RSP_CITATION } from '../law/recognized-security-practices.js';
import { cents, type Cents } from '../model/money.js';
import { nearest } from '../model/nearest.js';
import type { StatedAdjustment } from './adjust.js';

/** A trillion: more than any penalty, and exact in cents. */
const MOST_DOLLARS = 1_000_000_000_000;
/** Percent. */
const MOST_CUT = 100;
const MOST_RAISE = 1000;

interface AdjustmentKind {
  readonly kind: StatedAdjustment['kind'];
  /** The one direction that the name allows; without it a value must be negative, so that nothing is misread. */
  readonly sign?: -1 | 1;
  readonly citation: string;
  /** Other names that people use. */
  readonly also?: readonly string[];
}

const factor = { kind: '160.408 factor', citation: '45 CFR 160.408' } as const;

/** How an adjustment may be named; spaces, underscores or capitals may stand for the hyphens. */
const KINDS: Readonly<Record<string, AdjustmentKind>> = {
  'mitigating-factor': { ...factor, sign: -1, also: ['mitigating', 'mitigation'] },
  'aggravating-factor': { ...factor, sign: 1, also: ['aggravating', 'aggravation'] },
  '160.408-factor': { ...factor, also: ['160.408', 'factor'] },
  'recognized-security-practices': {
    kind: 'recognized security practices',
    sign: -1,
    citation: RSP_CITATION,
    also: ['rsp'],
  },
  waiver: { kind: 'waiver', sign: -1, citation: '45 CFR 160.412' },
  'affirmative-defense': { kind: 'affirmative defense', sign: -1, citation: '45 CFR 160.410' },
  stated: { kind: 'stated', citation: 'as stated' },
};

function kindNamed(text: string): AdjustmentKind | undefined {
  const name = text
    .trim()
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const entry = Object.entries(KINDS).find(([key, { also = [] }]) => key === name || also.includes(name));
  return entry?.[1];
}

const NAMES = Object.keys(KINDS);

const adjustmentKind = z
  .string()
  .transform((name, context): AdjustmentKind => {
    const kind = kindNamed(name);
    if (kind) return kind;
    const meant = nearest(name, NAMES);
    const params = { allowed: NAMES.join(', '), ...(meant && { hint: `Did you mean \`${meant}\`?` }) };
    context.addIssue({ code: 'custom', message: 'has a value that is not allowed', params });
    return z.NEVER;
  })
  .meta({ description: `One of ${NAMES.join(', ')}.` });

/** One entry of `adjustments` in a stated case, into what the pricing applies. */
export const statedAdjustmentSchema = z
  .strictObject({
    kind: adjustmentKind,
    percent: z.number().optional().meta({ description: 'Percent of the capped amounts; negative lowers.' }),
    amount: z
      .int()
      .min(-MOST_DOLLARS)
      .max(MOST_DOLLARS)
      .transform((value) => cents(value * 100))
      .optional()
      .meta({ description: 'Whole dollars; negative lowers.' }),
    reason: z.string().trim().min(1).meta({ description: 'Why, in a sentence that may be printed.' }),
  })
  .superRefine(oneValue)
  .transform(toStated);

interface AdjustmentInput {
  readonly kind: AdjustmentKind;
  readonly percent?: number | undefined;
  readonly amount?: Cents | undefined;
  readonly reason: string;
}

/** Exactly one value, in one direction, and no more taken off than there is. */
function oneValue({ kind, percent, amount }: AdjustmentInput, context: z.core.$RefinementCtx): void {
  const refuse = (path: string[], message: string, allowed: string, hint?: string): void => {
    const params = { allowed, ...(hint !== undefined && { hint }) };
    context.addIssue({ code: 'custom', path, message, params });
  };
  if (percent !== undefined && amount !== undefined) {
    const hint = 'Remove one of them, or write two adjustments.';
    return refuse(['amount'], 'stands beside `percent`', 'one of the two', hint);
  }
  if (percent === undefined && amount === undefined) {
    return refuse([], 'has neither `percent` nor `amount`', 'one of the two');
  }
  const value = percent ?? amount ?? 0;
  const field = percent === undefined ? 'amount' : 'percent';
  if (kind.sign === undefined && value > 0) {
    const allowed = 'a negative value to lower; kind aggravating-factor to raise';
    return refuse([field], 'is positive, which for this kind may mean either direction', allowed);
  }
  if (kind.sign === 1 && value < 0) {
    const allowed = 'a positive value; kind mitigating-factor to lower';
    return refuse([field], 'is negative, and this kind raises', allowed);
  }
  if (percent === undefined) return;
  const most = kind.sign === 1 ? MOST_RAISE : MOST_CUT;
  if (Math.abs(percent) > most) {
    const what = kind.sign === 1 ? 'raises more than any cap admits' : 'takes off more than there is';
    return refuse(['percent'], what, kind.sign === undefined ? `${-most} to 0` : `at most ${most}`);
  }
}

/** A value goes in the direction of its kind, however its sign was written. */
function toStated({
  kind: { kind, sign, citation },
  percent,
  amount,
  reason,
}: AdjustmentInput): StatedAdjustment {
  const signed = (value: number): number => (sign === undefined ? value : sign * Math.abs(value));
  return {
    kind,
    statement: reason,
    citation,
    ...(percent !== undefined && { percent: signed(percent) }),
    ...(amount !== undefined && { amount: cents(signed(amount)) }),
  };
}
