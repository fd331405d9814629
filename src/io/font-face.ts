/** What an `@font-face` rule needs besides the font itself. */
interface FaceName {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/** An `@font-face` rule with the font as `data:` URI, for these characters only. */
export function fontFaceRule(
  { family, style, weight }: FaceName,
  format: 'woff2' | 'truetype',
  font: Buffer,
  codes: Iterable<number>,
): string {
  const type = format === 'woff2' ? 'font/woff2' : 'font/ttf';
  return (
    `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};` +
    `src:url(data:${type};base64,${font.toString('base64')}) format('${format}');` +
    `unicode-range:${rangesOf(codes)}}`
  );
}

/** Whether a code point lies in a CSS unicode-range without wildcards, as font packages declare it. */
export function rangeTest(ranges: string | undefined): (code: number) => boolean {
  if (ranges === undefined) return () => true;
  const parts = ranges.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (code) => parts.some(([from, to]) => code >= from && code <= to);
}

/** The set as a CSS unicode-range. */
function rangesOf(codes: Iterable<number>): string {
  const ranges: { from: number; to: number }[] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code === last.to + 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  return ranges
    .map(({ from, to }) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ''}`)
    .join(',');
}
