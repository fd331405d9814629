interface Brand {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
  /** Brands whose numbers look like other identifiers count only after the word card. */
  readonly needsLabel: boolean;
}

/** Issuer prefixes and lengths (ISO/IEC 7812-1). */
const BRANDS: readonly Brand[] = [
  { prefix: /^4/, lengths: [16], needsLabel: false },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], needsLabel: false },
  { prefix: /^3[47]/, lengths: [15], needsLabel: false },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16], needsLabel: false },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16], needsLabel: false },
  { prefix: /^4/, lengths: [13, 19], needsLabel: true },
  { prefix: /^3(?:0|[689])/, lengths: [14], needsLabel: true },
  { prefix: /^(?:2131|1800)/, lengths: [15], needsLabel: true },
  { prefix: /^(?:5[0678]|6)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19], needsLabel: true },
];

const LABEL = /\b(?:cards?|cc|credit|debit|visa|mastercard|amex)\b/i;

/** A number of a known brand and length whose check digit is right (Luhn, ISO/IEC 7812-1 annex B). */
export function isCardNumber(value: string, before: string): boolean {
  const digits = value.replaceAll(/[ -]/g, '');
  const isLabelled = LABEL.test(before);
  return (
    BRANDS.some(
      ({ prefix, lengths, needsLabel }) =>
        prefix.test(digits) && lengths.includes(digits.length) && (isLabelled || !needsLabel),
    ) &&
    new Set(digits).size > 1 &&
    luhn(digits)
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
