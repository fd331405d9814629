import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dict, ref, type PdfRef } from './objects.js';
import { pdfText } from './pdf-string.js';

/** A file inside the PDF (PDF/A-3 associated file), with its relation to the document. */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly relationship: 'Data' | 'Source' | 'Supplement';
}

/** File specifications in the order of their names, as the name tree needs them (ISO 32000-1, 7.11; ISO 19005-3, 6.8). */
export function fileSpecifications(
  attachments: readonly Attachment[],
  date: string,
): readonly { readonly name: string; readonly specification: PdfRef }[] {
  return [...attachments]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((file) => {
      const embedded = ref({
        kind: 'stream',
        dict: dict({
          Type: '/EmbeddedFile',
          Subtype: `/${file.mime.replace(/[^A-Za-z0-9.+-]/g, hexEscape)}`,
          Filter: '/FlateDecode',
          Params: dict({
            Size: String(file.bytes.length),
            ModDate: `(${date})`,
            CheckSum: `<${createHash('md5').update(file.bytes).digest('hex').toUpperCase()}>`,
          }),
        }),
        data: deflateSync(file.bytes, { level: 9 }),
      });
      const specification = ref(
        dict({
          Type: '/Filespec',
          F: pdfText(file.name),
          UF: pdfText(file.name),
          Desc: pdfText(file.description),
          AFRelationship: `/${file.relationship}`,
          EF: dict({ F: embedded, UF: embedded }),
        }),
      );
      return { name: file.name, specification };
    });
}

/** In a PDF name, any other character is `#` and its code in hexadecimal (ISO 32000-1, 7.3.5). */
function hexEscape(character: string): string {
  return `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
