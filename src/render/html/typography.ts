const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

/** Joins a number to its unit, a day to its month, a section sign to its number, so that no line breaks between them. */
export function joinUnits(text: string): string {
  return text
    .replace(
      new RegExp(`\\b(\\d{1,2}) (${MONTH})(?: (\\d{4}))?\\b`, 'g'),
      (_, day, month, year: string | undefined) =>
        year === undefined ? `${day}\u{A0}${month}` : `${day}\u{A0}${month}\u{A0}${year}`,
    )
    .replace(/(\d) (million|kB|MB|GB|B|days?|h)\b/g, '$1\u{A0}$2')
    .replace(/(\d) (CFR|FR|U\.S\.C\.) (\d)/g, '$1\u{A0}$2\u{A0}$3')
    .replace(/\b(section|table|figure) (\d)/g, '$1\u{A0}$2')
    .replace(/(§) (\d)/g, '$1\u{A0}$2');
}
