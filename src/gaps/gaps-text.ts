import type { Gap } from './gap.js';

/** For a terminal: a block an owner, or one list by due day. */
export function gapsText(gaps: readonly Gap[], byOwner: boolean): string {
  if (gaps.length === 0) return 'Nothing is missing, old or about to end.\n';
  const head = `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}\n`;
  if (!byOwner) return `${head}\n${gaps.map((gap) => line(gap, true)).join('')}`;
  const owners = [...new Set(gaps.map(({ owner }) => owner))].toSorted();
  const blocks = owners.map((owner) => {
    const own = gaps.filter((gap) => gap.owner === owner);
    return `${owner} (${own.length})\n${own.map((gap) => line(gap, false)).join('')}`;
  });
  return `${head}\n${blocks.join('\n')}`;
}

function line({ due, kind, of, what, owner }: Gap, withOwner: boolean): string {
  return `  ${due}  ${of.padEnd(24)} ${kind}: ${what}${withOwner ? ` [${owner}]` : ''}\n`;
}
