import { isCardNumber } from './card-number.js';
import type { Rule } from './rule.js';
import { STAND_IN } from './stand-in.js';

/** Between a label and its value: `SSN: `, `MRN # `, `DOB is `. */
const LINK = String.raw`["']?\s{0,3}(?:(?:number|no\.?|is|was)\s{0,3}){0,2}[:=#]{0,2}\s{0,3}["']?`;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DATE = [
  String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
  String.raw`\d{4}[/.-]\d{1,2}[/.-]\d{1,2}`,
  String.raw`${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s${MONTH}\.?,?\s\d{4}`,
].join('|');

/** Letters of a Medicare beneficiary identifier leave out S, L, O, I, B and Z (CMS, MBI format). */
const L = '[AC-HJKMNP-RT-Y]';
const LD = '[0-9AC-HJKMNP-RT-Y]';

/** Mailboxes of a role (RFC 2142 and those of a covered entity), of machines and of service accounts. */
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|git|info|support|help|helpdesk|contact|abuse|noc|security|soc|postmaster|hostmaster|webmaster|privacy|hipaa|compliance|legal|incidents?|it)@|\.iam\.gserviceaccount\.com$/i;

/** `4791 Maple Street`, with or without a unit. Types of streets after USPS Publication 28. */
const WORD = String.raw`\p{Lu}[\p{L}'’-]{0,30}\.?`;
const STREET = String.raw`\d{1,6}(?:-\d{1,4})?\s(?:(?:${WORD}|\d{1,3}(?:st|nd|rd|th))\s){1,4}?(?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Terrace|Ter|Circle|Cir|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Square|Sq)\b\.?(?:,?\s(?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.?\s?[\w-]{1,6})?`;
const TOWN = String.raw`,?\s${WORD}(?:\s${WORD}){0,2},?\s(?:[A-Z]{2}|${WORD}(?:\s${WORD})?),?\s\d{5}(?:-\d{4})?`;
const BOX = String.raw`P\.?\s?O\.?\sBox\s\d{1,6}`;

const identity = (kind: Rule['kind'], pattern: RegExp, accepts?: Rule['accepts']): Rule => ({
  kind,
  pattern,
  ...(accepts && { accepts }),
  insideIdentifiers: false,
});

/** Identifiers of 45 CFR 164.514(b)(2)(i) that have a form or a label of their own. */
export const IDENTITY_RULES: readonly Rule[] = [
  // Never issued: area 000, 666 and 900 to 999, group 00, serial 0000 (SSA, randomization).
  identity(
    'a social security number',
    /(?<![\w.-])(?!000|666|9)\d{3}([ -])(?!00)\d{2}\1(?!0000)\d{4}(?![\w]|[.-]\w)/dg,
  ),
  identity(
    'a social security number',
    labelled('ssn|ss#|social security(?: (?:number|no))?', String.raw`\d{3}[-. ]?\d{2}[-. ]?\d{4}`),
    (value) => !/^(?:000|666|9)/.test(value),
  ),
  identity(
    'a medical record number',
    labelled(
      String.raw`mrn|medical record(?: (?:number|no|id))?|patient id(?:entifier)?|chart (?:number|no)|patient account(?: (?:number|no))?`,
      String.raw`[A-Z]{0,4}-?\d(?:-?\d){3,13}`,
    ),
  ),
  identity(
    'a Medicare beneficiary identifier',
    new RegExp(String.raw`(?<![\w-])[1-9]${L}${LD}\d(-?)${L}${LD}\d\1${L}${L}\d\d(?![\w]|-\w)`, 'dg'),
  ),
  identity(
    'a date of birth',
    labelled(String.raw`dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born(?: on)?`, DATE),
  ),
  identity(
    'a patient’s name',
    /\b(?:patient\s|[Pp]atient(?:\s[Nn]ame)?\s?[:=]\s{0,3})(\p{Lu}[\p{Ll}'’-]{1,30}\s(?:\p{Lu}\.?\s)?\p{Lu}[\p{L}'’-]{1,30})/dgu,
  ),
  identity(
    'a card number',
    /(?<![\w.-])(\d{12,19}|\d{4}([ -])\d{4}\2\d{4}\2\d{4}(?:\2\d{1,3})?|\d{4}([ -])\d{6}\3\d{4,5})(?![\w]|[.-]\w)/dg,
    isCardNumber,
  ),
  identity(
    'a telephone number',
    /(?<![\w.+-])((?:(?:\+|00)?1[-. ]?)?\([2-9]\d{2}\)[-. ]?[2-9]\d{2}[-. ]\d{4}|(?:(?:\+|00)?1[-. ])?[2-9]\d{2}([-.])[2-9]\d{2}\2\d{4}|\+1[ -]?[2-9]\d{2}[ -]?[2-9]\d{2}[ -]?\d{4})(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|[.-]\w)/dg,
  ),
  identity('a telephone number', /(?<![\w.+-])\+[2-9]\d(?:[ -]?\d){7,13}(?![\w]|[.-]\w)/dg),
  identity(
    'a telephone number',
    labelled('phone|telephone|tel|mobile|cell|fax', String.raw`[+(]{0,2}\d(?:[ ().-]{0,3}\d){6,14}`),
  ),
  // With town and ZIP code anywhere; without them only after a label.
  identity(
    'a street address',
    new RegExp(String.raw`(?<![\w.-])((?:${STREET}|${BOX})${TOWN})(?![\w-])`, 'dgu'),
  ),
  identity(
    'a street address',
    new RegExp(
      String.raw`(?<![\w])(?:(?:[Hh]ome|[Mm]ailing|[Pp]ostal|[Ss]treet|[Bb]illing|[Ss]hipping|[Pp]atient(?:['’]s)?)\s)?(?:[Aa]ddress|ADDRESS|[Ll]ives at|[Rr]esides at|[Rr]esidence)["']?\s{0,3}(?:is\s)?[:=]{0,1}\s{0,3}["']?((?:${STREET}|${BOX})(?:${TOWN})?)(?![\w-])`,
      'dgu',
    ),
  ),
  identity(
    'an e-mail address',
    /(?<![\w.%+-])([\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w-])/dg,
    (value, before) => !NOBODY.test(value) && !isStandInOfUrl(value, before),
  ),
];

function labelled(labels: string, value: string): RegExp {
  return new RegExp(String.raw`(?<![\w])(?:${labels})${LINK}(?:it['’]s\s)?(${value})(?![\w]|[.-]\w)`, 'dgi');
}

/** `user:password@db.example` in a URL of a manual is no address. */
function isStandInOfUrl(value: string, before: string): boolean {
  return /:\/\/[^\s/@]{0,30}:$/.test(before) && STAND_IN.test(value.split('@')[0] ?? '');
}
