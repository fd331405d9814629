import { z } from 'zod';
import { RSP_CITATION } from '../law/recognized-security-practices.js';
import { cents, type Cents } from '../model/money.js';
import type { StatedAdjustment } from './adjust.js';

/** A trillion: more than any penalty, and exact in cents. */
const MOST_DOLLARS = 1_000_000_000_000;

interface AdjustmentKind {
  readonly kind: StatedAdjustment['kind'];
  /** The one direction that the name allows; without it a value must be negative, so that nothing is misread. */
  readonly sign?: -1 | 1;
  readonly citation: string;
  /** Other names that people use. */
  readonly also?: readonly string[];
}

const factor = { kind: '160.408 factor', citation: '45 CFR 160.408' } as const;

/** How an adjustment may be named; spaces and underscores may stand for the hyphens. */
const KINDS: Readonly<Record<string, AdjustmentKind>> = {
  'mitigating-factor': { ...factor, sign: -1, also: ['mitigating'] },
  'aggravating-factor': { ...factor, sign: 1, also: ['aggravating'] },
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
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const entry = Object.entries(KINDS).find(([key, { also = [] }]) => key === name || also.includes(name));
  return entry?.[1];
}

const adjustmentKind = z.string().transform((name, context): AdjustmentKind => {
  const kind = kindNamed(name);
  if (kind) return kind;
  const params = { allowed: Object.keys(KINDS).join(', ') };
  context.addIssue({ code: 'custom', message: 'has a value that is not allowed', params });
  return z.NEVER;
});

/** One entry of `adjustments` in a stated case, into what the pricing applies. */
export const statedAdjustmentSchema = z
  .strictObject({
    kind: adjustmentKind,
    percent: z
      .number()
      .min(-100)
      .max(1000)
      .optional()
      .meta({ description: 'Percent of the capped amounts; negative lowers.' }),
    amount: z
      .number()
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

function oneValue({ kind, percent, amount }: AdjustmentInput, context: z.core.$RefinementCtx): void {
  if ((percent === undefined) === (amount === undefined)) {
    context.addIssue({ code: 'custom', message: 'needs either `percent` or `amount`' });
  }
  if (kind.sign !== undefined || (percent ?? 0) + (amount ?? 0) <= 0) return;
  context.addIssue({
    code: 'custom',
    path: [percent === undefined ? 'amount' : 'percent'],
    message: 'is positive, which for this kind may mean either direction',
    params: { allowed: 'a negative value to lower; kind aggravating-factor to raise' },
  });
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
