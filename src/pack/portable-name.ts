const MAX_LENGTH = 120;
/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name that every system, `sha256sum` and BagIt take as it is: letters, digits, `.`, `_` and `-`, at most
 * 120 characters, the extension kept. Different names can become the same; `distinctNames` tells them apart.
 */
export function portableName(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const plain = ascii
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+/, '')
    .replace(/[-.]+$/, '');
  const safe = plain === '' ? 'file' : RESERVED.test(plain) ? `file-${plain}` : plain;
  if (safe.length <= MAX_LENGTH) return safe;
  const extension = /\.[A-Za-z0-9]{1,12}$/.exec(safe)?.[0] ?? '';
  return safe.slice(0, MAX_LENGTH - extension.length).replace(/[-.]+$/, '') + extension;
}

/** Portable names in the same order, no two equal without regard to case: `report.pdf`, `report-2.pdf`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const portable = portableName(name);
    const [, stem = portable, extension = ''] = /^(.+?)(\.[A-Za-z0-9]{1,12})?$/.exec(portable) ?? [];
    let free = portable;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      const suffix = `-${number}${extension}`;
      free = stem.slice(0, MAX_LENGTH - suffix.length) + suffix;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
