/** One row of the screen after `build`: a label and its lines of text. */
export interface SummaryRow {
  readonly label: string;
  readonly lines: readonly string[];
}
