import type { Finding } from './finding.js';

export type TermFinder = (text: string) => readonly Finding[];

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The names and other words of a list, one a line, `#` begins a comment. Found as whole words in any case, with any
 * white space or punctuation between the words of one term. One pass over the words of a text for the whole list.
 */
export function termFinder(list: string): TermFinder {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const line of list.split(/\r?\n/)) {
    const words = line.trim().startsWith('#') ? [] : wordsOf(line).map(({ word }) => word);
    const [first] = words;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  return (text) => {
    const words = wordsOf(text);
    return words.flatMap(({ word, start }, index) => {
      const longest = (byFirst.get(word) ?? [])
        .filter((term) => term.every((each, i) => words[index + i]?.word === each))
        .reduce((most, { length }) => Math.max(most, length), 0);
      const last = words[index + longest - 1];
      return longest > 0 && last ? [{ kind: 'a listed term', start, end: last.end }] : [];
    });
  };
}

function wordsOf(
  text: string,
): readonly { readonly word: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
