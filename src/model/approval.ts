import type { IsoDate } from './date.js';

export type ApprovedEdition = 'full' | 'regulator';

/** Somebody's word that an edition may go out as it is. It holds for one content and for nothing else. */
export interface Approval {
  /** `full` covers the board and engineering editions, which are made from the same content. */
  readonly edition: ApprovedEdition;
  /** SHA-256 of the content, hex, as every page of the edition begins it. */
  readonly content: string;
  readonly by: string;
  readonly role: string;
  readonly on: IsoDate;
}

/** `A. Lee (counsel), 2026-11-23`. */
export function approvalText({ by, role, on }: Approval): string {
  return `${by} (${role}), ${on}`;
}
