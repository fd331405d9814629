/** A label of a tag file and its value, as `bag-info.txt` has them. */
export type Tag = readonly [label: string, value: string];

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `bag-info.txt` (RFC 8493, 2.2.2): a line a tag; white space inside a value becomes one space. */
export function formatTags(tags: readonly Tag[]): string {
  return tags.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('');
}

/** Tags in their order; continued lines are joined, white space around the colon is dropped. */
export function parseTags(text: string): readonly Tag[] {
  const tags: [string, string][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = tags.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) tags.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return tags;
}

/** The first value of a label, whatever its case. */
export function tagValue(tags: readonly Tag[], label: string): string | undefined {
  return tags.find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1];
}

/** What `bagit.txt` declares; `problem` where it is no declaration (RFC 8493, 2.1.1). */
export type Declaration =
  | { readonly kind: 'declared'; readonly version: string; readonly encoding: string }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Reads `bagit.txt`. From version 1.0 on, each line has one colon and one space, and nothing else. */
export function parseDeclaration(bytes: Uint8Array): Declaration {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.startsWith('\uFEFF')) return wrong('it begins with a byte order mark');
  const [first = '', second = '', ...rest] = text.split(/\r\n|\n|\r/);
  const version = /^BagIt-Version\s*:\s*(\d+\.\d+)\s*$/.exec(first)?.[1];
  if (version === undefined) return wrong('its first line is not `BagIt-Version: M.N`');
  const encoding = /^Tag-File-Character-Encoding\s*:\s*(\S+)\s*$/.exec(second)?.[1];
  if (encoding === undefined) return wrong('its second line is not `Tag-File-Character-Encoding: …`');
  if (!isKnownEncoding(encoding)) return wrong(`nobody knows the encoding ${encoding}`);
  if (rest.some((line) => line.trim() !== '')) return wrong('it has more than two lines');
  const isStrict = /^BagIt-Version: \d+\.\d+$/.test(first) && /^[\w-]+: \S+$/.test(second);
  if (Number.parseInt(version, 10) >= 1 && !isStrict)
    return wrong('its white space is not that of BagIt 1.0');
  return { kind: 'declared', version, encoding };
}

function wrong(problem: string): Declaration {
  return { kind: 'wrong', problem };
}

/** Whether the encoding is one of the WHATWG Encoding Standard. */
export function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
