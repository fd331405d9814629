/** Identifiers of infrastructure, which an auditor needs to read and which hold digits in every form. */
const IDENTIFIERS =
  /(?<![\w-])(?:arn:aws[\w-]{0,10}:[^\s"'<>,;)]{1,1000}|\/subscriptions\/[^\s"'<>,;)]{1,1000}|projects\/[^\s"'<>,;)]{1,300}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?:sha(?:1|256|512)[:-])?[0-9a-f]{32,128}(?!\w)|\d{4}-\d{2}-\d{2}T[\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?|CVE-\d{4}-\d{4,8}|(?:[a-z0-9-]{1,63}\.){1,8}(?:amazonaws\.com|windows\.net|azure\.com|googleapis\.com))/gi;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function identifiersIn(text: string): readonly Span[] {
  return [...text.matchAll(IDENTIFIERS)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}
