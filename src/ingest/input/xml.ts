import { DEFAULT_LIMITS, type InputLimits } from '../../model/limits.js';

/** An element with its attributes, text and children. Namespace prefixes stay part of the names. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

export type XmlEvent =
  | {
      readonly kind: 'element';
      readonly element: XmlElement;
      readonly ancestors: readonly XmlTag[];
      readonly line: number;
    }
  | {
      readonly kind: 'broken';
      readonly reason: string;
      /** The limit that ends the reading. */
      readonly limit?: keyof InputLimits;
      readonly line: number;
    };

/** An open tag around an element. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Stop {
  readonly reason: string;
  readonly limit?: keyof InputLimits;
}

interface OpenElement extends XmlTag {
  readonly children: XmlElement[];
  readonly line: number;
  text: string;
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** A tag that ends, whatever is wrong with it; a `>` inside an attribute ends nothing. */
const COMPLETE = /^<[^!?<>"'](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/;
const LONGEST_TAG = 8 * 2 ** 20;

/**
 * Elements called one of `names`, each as a small tree, from an XML text of any size; a batch for each piece of it.
 * Only the five predefined entities and character references are resolved: a document can't define its own, so none
 * can blow up.
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  names: readonly string[],
  limits: InputLimits = DEFAULT_LIMITS,
): AsyncGenerator<readonly XmlEvent[]> {
  const decoder = new TextDecoder();
  const stack: OpenElement[] = [];
  let [rest, line] = ['', 1];
  let captured: number | undefined;
  let capturedLength = 0;
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    const { end, events, broken } = consume(rest);
    rest = rest.slice(end);
    const stop = broken ?? overLimit();
    yield stop ? [...events, { kind: 'broken', ...stop, line }] : events;
    if (stop) return;
  }
  if (stack.length > 0 || rest.trim() !== '')
    yield [{ kind: 'broken', reason: 'the text breaks off before its end', line }];

  function overLimit(): Stop | undefined {
    if (rest.length > LONGEST_TAG) return { reason: 'a tag is too long' };
    if (capturedLength + rest.length > limits.recordMb * 2 ** 20)
      return { reason: `an element is larger than ${limits.recordMb} MB`, limit: 'recordMb' };
    return undefined;
  }

  function consume(text: string): {
    readonly end: number;
    readonly events: XmlEvent[];
    readonly broken?: Stop;
  } {
    const events: XmlEvent[] = [];
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) return { end: at, events };
      TAG.lastIndex = open;
      const tag = TAG.exec(text);
      // The tag may go on in the next chunk; a complete one that does not match is broken.
      if (!tag)
        return COMPLETE.test(text.slice(open))
          ? { end: at, events, broken: { reason: 'a tag is malformed' } }
          : { end: at, events };
      addText(unescaped(text.slice(at, open)));
      line += newlinesIn(text, at, open);
      const broken = handle(tag, events);
      line += newlinesIn(text, open, TAG.lastIndex);
      capturedLength = captured === undefined ? 0 : capturedLength + TAG.lastIndex - at;
      at = TAG.lastIndex;
      if (broken !== undefined) return { end: at, events, broken };
    }
  }

  function handle(tag: RegExpExecArray, events: XmlEvent[]): Stop | undefined {
    const [, cdata, closing, opening, attributes = '', selfClosing] = tag;
    if (cdata !== undefined) addText(cdata);
    if (opening !== undefined) {
      if (stack.length >= limits.depth)
        return { reason: `nested deeper than ${limits.depth} levels`, limit: 'depth' };
      if (captured === undefined && names.includes(opening)) captured = stack.length;
      stack.push({ name: opening, attributes: attributesOf(attributes), children: [], line, text: '' });
    }
    const ended = closing ?? (selfClosing === '/' ? opening : undefined);
    if (ended === undefined) return undefined;
    const element = stack.pop();
    if (element?.name !== ended) return { reason: `</${ended}> closes nothing that is open` };
    if (captured === stack.length) {
      captured = undefined;
      events.push({ kind: 'element', element, ancestors: [...stack], line: element.line });
    } else if (captured !== undefined) stack.at(-1)?.children.push(element);
    return undefined;
  }

  function addText(text: string): void {
    const element = captured === undefined ? undefined : stack.at(-1);
    if (element) element.text += text;
  }
}

/** Text of the first child called `name`, or of the attribute. */
export function childText(element: XmlElement, name: string): string | undefined {
  const found = element.children.find((child) => child.name === name)?.text ?? element.attributes[name];
  const trimmed = found?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined) attributes[name] = unescaped(double ?? single ?? '');
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

function newlinesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
