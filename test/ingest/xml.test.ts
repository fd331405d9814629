import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlEvent } from '../../src/ingest/input/xml.js';
import { sourceOf } from './bytes-of.js';

async function read(text: string, chunkSize = 1 << 16): Promise<XmlEvent[]> {
  const events: XmlEvent[] = [];
  for await (const batch of readXml(sourceOf(text, 'x.xml', chunkSize).open(), ['item']))
    events.push(...batch);
  return events;
}

const DOCUMENT = `<?xml version="1.0"?>
<!-- a > b -->
<report name="Example &amp; Co"><item id='1' say="a > b &#x41;">
<text><![CDATA[<b> & ]]>tail</text></item>
<item id="2"/></report>`;

describe('the XML reader', () => {
  it('gives elements with attributes, text, ancestors and line', async () => {
    const [first, second] = await read(DOCUMENT);
    expect(first).toMatchObject({
      kind: 'element',
      line: 3,
      element: { attributes: { id: '1', say: 'a > b A' }, children: [{ name: 'text', text: '<b> & tail' }] },
      ancestors: [{ name: 'report', attributes: { name: 'Example & Co' } }],
    });
    expect(second).toMatchObject({ kind: 'element', line: 5, element: { attributes: { id: '2' } } });
  });

  it('reads the same however the bytes are cut', async () => {
    const whole = await read(DOCUMENT);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        expect(await read(DOCUMENT, size)).toEqual(whole);
      }),
    );
  });

  it.each([
    ['<report><item id="1"/>', 'breaks off'],
    ['<report><item id="1"/></other>', 'closes nothing'],
    ['<report><item id="1"/><a b=c></a></report>', 'malformed'],
  ])('says where %s breaks, and keeps what came before', async (text, reason) => {
    const events = await read(text);
    expect(events).toMatchObject([
      { kind: 'element' },
      { kind: 'broken', reason: expect.stringContaining(reason) as string, line: 1 },
    ]);
  });

  it('resolves no entity that a document defines', async () => {
    const bomb =
      '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><r><item x="&b;">&b;</item></r>';
    expect(await read(bomb)).toMatchObject([{ element: { text: '&b;', attributes: { x: '&b;' } } }]);
  });
});
