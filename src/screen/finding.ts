/** What kind of thing must not leave, in words that fit after "holds". */
export type ScreenKind =
  | 'a social security number'
  | 'a medical record number'
  | 'a Medicare beneficiary identifier'
  | 'a date of birth'
  | 'a patient’s name'
  | 'a listed term'
  | 'a card number'
  | 'a telephone number'
  | 'an e-mail address'
  | 'a street address'
  | 'an access key'
  | 'a token'
  | 'a password'
  | 'a private key';

/** Kinds that an entity's own contacts have: what a list may let through. */
export const CONTACT_KINDS: readonly ScreenKind[] = [
  'a telephone number',
  'an e-mail address',
  'a street address',
];

/** Where it stands: UTF-16 offsets, `end` exclusive. The value itself is nowhere kept. */
export interface Finding {
  readonly kind: ScreenKind;
  readonly start: number;
  readonly end: number;
}

/** Looks through one text; findings by start, none inside another. */
export type ScreenText = (text: string) => readonly Finding[];
