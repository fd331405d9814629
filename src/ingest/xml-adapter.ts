import { type Adapter, type AdapterInput, type Observed, type Outcome, outcomesOf } from './adapter.js';
import { raiseLimit } from '../model/limits.js';
import type { Head } from './head.js';
import { readXml, type XmlElement, type XmlEvent, type XmlTag } from './input/xml.js';

export interface XmlFormat {
  readonly id: string;
  readonly title: string;
  /** Names of the root element. */
  readonly roots: readonly string[];
  /** What the start of the document holds too, where the root's name alone does not tell. */
  readonly mentions?: RegExp;
  /** Names of the elements that are records, without namespace prefix. */
  readonly records: readonly string[];
  /** Elements before the records that those refer to, by name: what is to be known of them, as key and value. */
  readonly facts?: Readonly<
    Record<string, (element: XmlElement, ancestors: readonly XmlTag[]) => readonly Fact[]>
  >;
  readonly observe: (record: XmlElement, context: XmlContext) => Observed;
}

type Fact = readonly [key: string, value: string | undefined];

export interface XmlContext {
  /** The tags around the record, outermost first. */
  readonly ancestors: readonly XmlTag[];
  /** Facts of the elements before the record; of equal keys the last. */
  readonly facts: ReadonlyMap<string, string>;
}

/** An adapter for an XML format that is known by its root element. */
export function xmlAdapter(format: XmlFormat): Adapter {
  return {
    id: format.id,
    title: format.title,
    claims: (head) =>
      head.kind === 'xml' &&
      format.roots.includes(head.root) &&
      (format.mentions?.test(head.text.slice(0, START)) ?? true),
    read: (input) => readRecords(input, format),
  };
}

/** Where namespaces are declared. */
const START = 4096;

async function* readRecords(input: AdapterInput, format: XmlFormat): AsyncGenerator<Iterable<Outcome>> {
  const facts = new Map<string, string>();
  const names = qualified([...format.records, ...Object.keys(format.facts ?? {})], input.head);
  for await (const events of readXml(input.bytes(), names, input.limits))
    yield outcomesOfBatch(events, input, format, facts);
}

function* outcomesOfBatch(
  events: readonly XmlEvent[],
  { file, limits }: AdapterInput,
  format: XmlFormat,
  facts: Map<string, string>,
): Generator<Outcome> {
  for (const event of events) {
    const at = { line: event.line };
    if (event.kind === 'element') {
      const { element, ancestors } = event;
      const name = localName(element.name);
      if (format.records.includes(name))
        yield* outcomesOf(format.observe(element, { ancestors, facts }), file, at);
      else
        for (const [key, value] of format.facts?.[name]?.(element, ancestors) ?? [])
          if (value !== undefined) facts.set(key, value);
    } else {
      const message = `The XML breaks at line ${event.line}: ${event.reason}. Records before that are used, none after it.`;
      const hint = event.limit === undefined ? 'Export the file again.' : raiseLimit(event.limit, limits);
      const diagnostic = { level: 'error', code: 'xml-broken', message, at: { file, ...at }, hint } as const;
      yield { kind: 'trouble', diagnostic };
    }
  }
}

/** Names as elements can be written: without prefix, and with each one that the document declares. */
function qualified(names: readonly string[], head: Head): readonly string[] {
  const text = head.kind === 'xml' ? head.text : '';
  const prefixes = new Set([...text.matchAll(/\sxmlns:([\w.-]+)\s*=/g)].map(([, prefix]) => `${prefix}:`));
  return ['', ...prefixes].flatMap((prefix) => names.map((name) => prefix + name));
}

/** Children with that name, whatever their prefix. */
export function childrenIn(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => localName(child.name) === name);
}

/** Trimmed text of the first child with that name and of what stands in it. */
export function textIn(element: XmlElement, name: string): string | undefined {
  const [child] = childrenIn(element, name);
  const found = child && textOf(child).replaceAll(/\s+/g, ' ').trim();
  return found === '' ? undefined : found;
}

/** Trimmed value of an attribute; undefined where it is absent or empty. */
export function attributeOf(tag: XmlTag, name: string): string | undefined {
  const found = tag.attributes[name]?.trim();
  return found === '' ? undefined : found;
}

function textOf({ text, children }: XmlElement): string {
  return [text, ...children.map(textOf)].join(' ');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
