const PIPE_WIDTH = 80;

/** Columns of running text: the terminal's within limits that read well, 80 in a pipe. */
export function textWidth(stream: NodeJS.WriteStream): number {
  return Math.max(60, Math.min(stream.columns ?? PIPE_WIDTH, 110));
}
