/** What a call of the operating system rejects with. */
export type SystemError = NodeJS.ErrnoException & { readonly code: string };

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it exists already',
  EFBIG: 'it would be larger than the system allows',
  EIO: 'the device answers with an input/output error',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open on this machine',
  ENOENT: 'it does not exist',
  ENOMEM: 'the system has no memory left',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of its path is no folder',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

/** The cause in words, and as the system's code where people look that up, for the end of a sentence: `no space is left on the device (ENOSPC)`. */
export function systemReason(error: unknown): string {
  if (!isSystemError(error)) return error instanceof Error ? error.message : String(error);
  const words = REASONS[error.code];
  if (words === undefined) return error.message;
  return error.code === 'ENOENT' || error.code === 'EISDIR' ? words : `${words} (${error.code})`;
}

/** What to do about it, where one can say so without knowing the file. */
export function systemRemedy({ code }: SystemError): string {
  switch (code) {
    case 'EMFILE':
    case 'ENFILE':
      return 'Raise the limit of open files (ulimit -n 1024) and run again.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Free some space and run again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'See to its permissions and run again.';
    default:
      return 'See to the disk or the network drive and run again.';
  }
}
