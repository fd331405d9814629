import type { IsoDate } from '../model/date.js';

/** Something that an auditor would ask for and not get, or soon not get any more. */
export interface Gap {
  readonly kind:
    | 'policy missing'
    | 'proof missing'
    | 'decision missing'
    | 'file missing'
    | 'not in force'
    | 'old'
    | 'no day of collection'
    | 'no collector'
    | 'no owner'
    | 'retention too short'
    | 'month without evidence'
    | 'ends soon';
  /** Provision or evidence id. */
  readonly of: string;
  readonly what: string;
  /** Who is to see to it, as `owners` in dossier.yaml or the register says; `not stated` where neither does. */
  readonly owner: string;
  /** The day of assessment for what is missing now; the last good day for what ends later. */
  readonly due: IsoDate;
}
