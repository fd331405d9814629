/** Cut at a word, with an ellipsis: a title from a scanner can be as long as it likes, a board page cannot. */
export function clipped(value: string, length: number): string {
  const characters = [...new Intl.Segmenter('en').segment(value)].map(({ segment }) => segment);
  if (characters.length <= length) return value;
  const cut = characters.slice(0, length - 1).join('');
  return `${cut.replace(/\s+\S{0,20}$/, '')}…`;
}
