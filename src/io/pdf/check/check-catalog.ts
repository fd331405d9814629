import { asArray, asDict, asName, asStream, resolve } from '../objects.js';
import { asText } from '../pdf-string.js';
import { streamBytes } from '../read-pdf.js';
import type { CheckedPdf, PdfProblem } from './checked-pdf.js';

/** Metadata, language, output intent, identifier, and that nothing runs when the file is opened. */
export function checkCatalog({ file, structure }: CheckedPdf): readonly PdfProblem[] {
  const { catalog, trailer, objects } = file;
  const metadata = asStream(catalog.get('Metadata'));
  const xmp = metadata ? streamBytes(metadata).toString('utf8') : '';
  const intents = asArray(catalog.get('OutputIntents')) ?? [];
  const has = (key: string, within: string, value: string): boolean =>
    resolve(asDict(catalog.get(within))?.get(key)) === value;
  const conditions: readonly (readonly [rule: string, message: string, holds: boolean])[] = [
    ['UA 7.1', 'has no XMP metadata', metadata !== undefined],
    ['UA 5', 'does not say that it is PDF/UA-1', /<pdfuaid:part>1</.test(xmp)],
    ['A 6.6.4', 'does not say that it is PDF/A-3a', /<pdfaid:part>3<.*<pdfaid:conformance>A</s.test(xmp)],
    ['UA 7.1', 'has no title in its metadata', /<dc:title>.*<rdf:li[^>]*>[^<]+</s.test(xmp)],
    ['UA 7.1', 'does not show its title', has('DisplayDocTitle', 'ViewerPreferences', 'true')],
    ['UA 7.1', 'is not marked as tagged', has('Marked', 'MarkInfo', 'true')],
    ['UA 7.1', 'has no structure tree', structure !== undefined],
    ['UA 7.2', 'has no language', (asText(catalog.get('Lang')) ?? '') !== ''],
    ['A 6.2.3', 'has no output intent', intents.some((intent) => asDict(intent)?.has('DestOutputProfile'))],
    ['A 6.1.3', 'has no identifier', (asArray(trailer.get('ID'))?.length ?? 0) === 2],
    ['own', 'does something when it is opened', !catalog.has('OpenAction') && !catalog.has('AA')],
    ['own', 'holds a script', !objects.some((object) => asName(asDict(object)?.get('S')) === 'JavaScript')],
  ];
  return conditions.filter(([, , holds]) => !holds).map(([rule, message]) => ({ rule, message }));
}
