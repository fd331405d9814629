import type { Schedule } from './schedule.js';

/** Where the amounts of a schedule were read, in words; nothing where that was the law itself. */
export function readingOf({ readIn, sources }: Schedule): string | undefined {
  if (readIn === 'law') return undefined;
  const reporting = sources.filter((source) => source.endsWith('(amounts)'));
  const hosts = (reporting.length > 0 ? reporting : sources).flatMap(
    (source) => /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? [],
  );
  return `amounts read as ${[...new Set(hosts)].join(', ')} report them, not in the Federal Register itself`;
}
