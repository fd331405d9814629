import type { RegulatorEvidence } from '../model/regulator.js';
import type { ItemStatus } from '../model/response.js';

/** Formats that the portal takes. */
export const FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** `item-07_contingency-plan`. */
export function itemFolder({ request }: ItemStatus): string {
  return `item-${twoDigits(request.item)}_${slug(request.title)}`;
}

/** `07-cover.pdf`. */
export function coverName({ request }: ItemStatus): string {
  return `${twoDigits(request.item)}-cover.pdf`;
}

/** `07-01_restore-test.pdf`: item, place within it, title. */
export function documentName(item: number, place: number, title: string, format: Format): string {
  return `${twoDigits(item)}-${twoDigits(place)}_${slug(title)}.${format}`;
}

export function statementTitle(item: number): string {
  return `Signed statement on item ${item}`;
}

/** The evidence of an item, in the order of the register. */
export function evidenceOf(
  { sends }: ItemStatus,
  evidence: readonly RegulatorEvidence[],
): readonly RegulatorEvidence[] {
  return evidence.filter(({ id }) => sends.includes(id));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Portable on every file system: `a-z`, `0-9` and `-`, at most 60 characters. */
function slug(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return plain === '' ? 'document' : plain;
}
