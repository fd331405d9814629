import { z } from 'zod';

const file = z.strictObject({
  path: z.string(),
  sha256: z.string(),
  /** Evidence id; absent for cover sheets, the index and statements. */
  evidence: z.string().optional(),
  /** SHA-256 of the evidence file, where the document was rendered from it. */
  renderedFrom: z.string().optional(),
  releasedBy: z.string().optional(),
});

const recordSchema = z.strictObject({
  version: z.literal('1'),
  contentHash: z.string(),
  notice: z.string(),
  isDraft: z.boolean(),
  items: z.number(),
  files: z.array(file),
  /** Versions that begin after the notice: for the user, never for OCR. */
  later: z.array(z.strictObject({ item: z.number(), evidence: z.string() })),
  /** Documents whose words no program could read: a person has to. */
  notRead: z.array(z.string()),
});

/** What a build of a response put where: it stays at home, and `ocr check` holds the folder against it. */
export type ResponseRecord = z.infer<typeof recordSchema>;

export function recordJson(record: ResponseRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Undefined when the text is no record. */
export function parseRecord(text: string): ResponseRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
