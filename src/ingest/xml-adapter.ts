import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import { readXml, type XmlElement, type XmlTag } from './input/xml.js';

export interface XmlFormat {
  readonly id: string;
  readonly title: string;
  /** Names of the root element. */
  readonly roots: readonly string[];
  /** Names of the elements that are records. */
  readonly records: readonly string[];
  /** `ancestors` are the tags around the record, outermost first. */
  readonly observe: (record: XmlElement, ancestors: readonly XmlTag[]) => Observed;
}

/** An adapter for an XML format that is known by its root element. */
export function xmlAdapter(format: XmlFormat): Adapter {
  return {
    id: format.id,
    title: format.title,
    claims: (head) => head.kind === 'xml' && format.roots.includes(head.root),
    read: (input) => readRecords(input, format),
  };
}

async function* readRecords(input: AdapterInput, format: XmlFormat): AsyncGenerator<Outcome> {
  for await (const event of readXml(input.bytes(), format.records)) {
    const at = { line: event.line };
    if (event.kind === 'element')
      yield* outcomesOf(format.observe(event.element, event.ancestors), input.file, at);
    else {
      const message = `The XML breaks at line ${event.line}: ${event.reason}. Records before that are used, none after it.`;
      yield {
        kind: 'trouble',
        diagnostic: {
          level: 'error',
          code: 'xml-broken',
          message,
          at: { file: input.file, ...at },
          hint: 'Export the file again.',
        },
      };
    }
  }
}
