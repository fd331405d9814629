import { z } from 'zod';
import { engagementSchema } from './engagement-schema.js';

/** JSON Schema (draft 7, which editors read) of `dossier.yaml` as people write it, amounts in dollars. */
export function engagementJsonSchema(): object {
  return z.toJSONSchema(engagementSchema, { io: 'input', target: 'draft-7', override: dropDayPattern });
}

/** `format: date` says it; zod's pattern for leap years is unreadable in an editor's message. */
function dropDayPattern({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
}
