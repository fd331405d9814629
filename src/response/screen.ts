/** Something in a text that must not leave: where it stands, never what it is. */
export interface ScreenFinding {
  readonly kind: string;
  /** 1-based line of the text. */
  readonly line: number;
}

/** Looks through one text for PHI and secrets. */
export type Screen = (text: string) => readonly ScreenFinding[];
