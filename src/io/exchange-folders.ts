import { spawnSync } from 'node:child_process';

/** Numbers of renameat2(2) per processor, from the kernel's syscall tables. */
const RENAMEAT2: Partial<Record<NodeJS.Architecture, number>> = { x64: 316, arm64: 276 };
const PERL = '/usr/bin/perl';

/**
 * Lets two folders swap names in one step, so that there is no moment at which either name is missing. Linux has a call
 * for it (renameat2 with RENAME_EXCHANGE) and Node has not; Perl, which Debian, Ubuntu and most others bring
 * along, can make it. False, with nothing changed, where any of these is missing or the file system cannot do it.
 */
export function exchangeFolders(one: string, other: string): boolean {
  const call = process.platform === 'linux' ? RENAMEAT2[process.arch] : undefined;
  if (call === undefined) return false;
  // AT_FDCWD is -100, RENAME_EXCHANGE is 2 (linux/fcntl.h, linux/fs.h).
  const script = `exit(syscall(${call}, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)`;
  const { status } = spawnSync(PERL, ['-e', script, one, other], { env: {}, stdio: 'ignore' });
  return status === 0;
}
