import type { Progress } from './progress.js';

const MS_BETWEEN = 200;
/** Before that, what is left is a guess. */
const MS_UNTIL_ESTIMATE = 2000;

/**
 * Says how much of inputs of known sizes has been read, and how long the rest will take at the speed so far.
 * `now` is in milliseconds.
 */
export function createReadingProgress(
  progress: Progress,
  inputs: readonly { readonly name: string; readonly size: number }[],
  now: () => number = () => performance.now(),
): (index: number, bytesRead: number) => void {
  const total = inputs.reduce((sum, { size }) => sum + size, 0);
  const before = inputs.map((_, index) => inputs.slice(0, index).reduce((sum, { size }) => sum + size, 0));
  /** When reading began, and behind what: each file is hashed as a whole before. */
  let began: { readonly time: number; readonly share: number } | undefined;
  let last = -Infinity;
  return (index, bytesRead) => {
    const time = now();
    if (time - last < MS_BETWEEN || total === 0) return;
    last = time;
    const share = Math.min(1, ((before[index] ?? 0) + bytesRead) / total);
    began ??= { time, share };
    progress.step(
      // The name last: a narrow terminal cuts the end off.
      `reading, ${Math.floor(100 * share)} %${timeLeft(time - began.time, share - began.share, 1 - share)}: ${inputs[index]?.name}`,
    );
  };
}

/** `read` and `left` are shares of all bytes. */
function timeLeft(elapsed: number, read: number, left: number): string {
  if (elapsed < MS_UNTIL_ESTIMATE || read === 0) return '';
  const seconds = Math.ceil((elapsed * left) / read / 1000);
  if (seconds < 1) return '';
  return `, about ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
