import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import { raiseLimit } from '../model/limits.js';
import { readXml, type XmlElement, type XmlEvent, type XmlTag } from './input/xml.js';

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

async function* readRecords(input: AdapterInput, format: XmlFormat): AsyncGenerator<Iterable<Outcome>> {
  for await (const events of readXml(input.bytes(), format.records, input.limits))
    yield outcomesOfBatch(events, input, format);
}

function* outcomesOfBatch(
  events: readonly XmlEvent[],
  { file, limits }: AdapterInput,
  { observe }: XmlFormat,
): Generator<Outcome> {
  for (const event of events) {
    const at = { line: event.line };
    if (event.kind === 'element') yield* outcomesOf(observe(event.element, event.ancestors), file, at);
    else {
      const message = `The XML breaks at line ${event.line}: ${event.reason}. Records before that are used, none after it.`;
      const hint = event.limit === undefined ? 'Export the file again.' : raiseLimit(event.limit, limits);
      const diagnostic = { level: 'error', code: 'xml-broken', message, at: { file, ...at }, hint } as const;
      yield { kind: 'trouble', diagnostic };
    }
  }
}
