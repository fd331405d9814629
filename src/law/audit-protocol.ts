import { z } from 'zod';
import data from './audit-protocol.json' with { type: 'json' };
import { isAddressable, provision } from './provisions.js';

const ROW = z.strictObject({
  provision: z.string(),
  /** The policy or procedure asked for; absent where the protocol asks for none. */
  policy: z.string().optional(),
  /** Proof of implementation asked for. */
  documents: z.array(z.string().min(1)),
  /** 1: asked first and most often; 3: rarely, or inherited from the cloud provider. Our judgment. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

/** The shape of `audit-protocol.json`; an unknown or missing key is refused. */
export const AUDIT_PROTOCOL = z.strictObject({ source: z.string(), rows: z.array(ROW) });

/** What OCR asks for on one provision. */
export type ExpectedEvidence = Readonly<z.infer<typeof ROW>> & {
  /** For an addressable specification that is not implemented as written (45 CFR 164.306(d)(3)). */
  readonly alternative: string | undefined;
};

const ALTERNATIVE =
  'where not implemented as written: why that is not reasonable and appropriate, and the equivalent measure instead';

/** Every provision that the OCR audit protocol of July 2018 inquires about, in our own short words. */
export const auditProtocol: readonly ExpectedEvidence[] = AUDIT_PROTOCOL.parse(data).rows.map((row) => {
  if (!provision(row.provision)) throw new RangeError(`audit-protocol.json: no provision ${row.provision}`);
  return { ...row, alternative: isAddressable(row.provision) ? ALTERNATIVE : undefined };
});

const byProvision = new Map(auditProtocol.map((row) => [row.provision, row]));

/** What the auditor asks for on `id`; undefined where the protocol has no inquiry on it. */
export function expectedEvidence(id: string): ExpectedEvidence | undefined {
  return byProvision.get(id);
}
