/**
 * A list of values that may go out, one a line, `#` begins a comment: `privacy@acme.example`, `@acme.example` for all
 * addresses of a domain, `(555) 010-0199`. Compared without case, white space and punctuation around digits.
 */
export function allowedValues(list: string): (value: string) => boolean {
  const lines = list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const domains = lines.filter((line) => line.startsWith('@')).map((line) => line.toLowerCase());
  const values = new Set(lines.map(plain));
  return (value) =>
    values.has(plain(value)) || domains.some((domain) => value.toLowerCase().endsWith(domain));
}

function plain(value: string): string {
  return value.toLowerCase().replaceAll(/[\s().-]/g, '');
}
