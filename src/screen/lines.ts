import type { ScreenKind, ScreenText } from './finding.js';

export interface FoundLine {
  readonly kind: ScreenKind;
  /** 1-based. */
  readonly line: number;
}

/** The same with lines in place of offsets, for a person who looks it up. */
export function screenLines(screen: ScreenText): (text: string) => readonly FoundLine[] {
  return (text) => {
    let line = 1;
    let at = 0;
    return screen(text).map(({ kind, start }) => {
      for (; at < start; at++) if (text.charCodeAt(at) === 10) line++;
      return { kind, line };
    });
  };
}
