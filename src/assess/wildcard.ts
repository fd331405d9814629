/**
 * Whether a pattern in which `*` stands for any characters covers the whole text. Letter case does not count:
 * Azure writes the same id in several cases, and no two AWS resources differ by case alone.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const lower = text.toLowerCase();
  const first = parts[0] ?? '';
  if (parts.length === 1) return lower === first;
  const last = parts.at(-1) ?? '';
  if (!lower.startsWith(first) || lower.length < first.length + last.length || !lower.endsWith(last)) {
    return false;
  }
  let from = first.length;
  const end = lower.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = lower.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether one of the names, where there are any, is covered by one of the patterns. */
export function matchesAny(patterns: readonly string[], names: readonly (string | undefined)[]): boolean {
  return names.some(
    (name) => name !== undefined && patterns.some((pattern) => matchesPattern(pattern, name)),
  );
}
