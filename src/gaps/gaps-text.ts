import { hanging } from '../model/text-block.js';
import type { Gap } from './gap.js';

/** For a terminal of `width` columns, or an infinitely wide pipe: a block an owner, or one list by due day. */
export function gapsText(gaps: readonly Gap[], byOwner: boolean, width: number): string {
  if (gaps.length === 0) return 'Nothing is missing, old or about to end.\n';
  const head = `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}\n`;
  if (!byOwner) return `${head}\n${gaps.map((gap) => entry(gap, true, width)).join('')}`;
  const owners = [...new Set(gaps.map(({ owner }) => owner))].toSorted();
  const blocks = owners.map((owner) => {
    const own = gaps.filter((gap) => gap.owner === owner);
    return `${owner} (${own.length})\n${own.map((gap) => entry(gap, false, width)).join('')}`;
  });
  return `${head}\n${blocks.join('\n')}`;
}

/** The day and what it is about in a line, the gap itself below; all in one line where `width` is infinite. */
function entry({ due, kind, of, what, owner }: Gap, withOwner: boolean, width: number): string {
  const text = `${kind}: ${what}${withOwner ? ` [${owner}]` : ''}`;
  if (width === Infinity) return `  ${due}  ${of.padEnd(24)} ${text}\n`;
  return [`  ${due}  ${of}`, ...hanging(text, width, BELOW, 2)].map((line) => `${line}\n`).join('');
}

/** Columns before the gap, so that the days stand out. */
const BELOW = 14;
