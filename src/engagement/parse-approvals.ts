import { z } from 'zod';
import type { Approval } from '../model/approval.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { readYaml } from '../yaml/read-yaml.js';
import { day, text } from './fields.js';

const approvals = z.strictObject({
  approvals: z.array(
    z.strictObject({
      edition: z.enum(['full', 'regulator']),
      content: z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256 of 64 hexadecimal digits' }),
      by: text,
      role: text,
      on: day,
    }),
  ),
});

/** Reads `approvals.yaml`. Throws DossierError (exit 65) that carries every error of the file with its line. */
export function parseApprovals(source: string, file: string): readonly Approval[] {
  const reading = readYaml(source, file, approvals);
  if (reading.kind === 'read') return reading.value.approvals;
  throw new DossierError(`${file} cannot be read`, {
    exitCode: EXIT.badInput,
    hint: 'Correct the lines named; `dossier approve` adds entries.',
    diagnostics: reading.diagnostics,
  });
}
