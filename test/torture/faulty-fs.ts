import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';

/** Codes with which a file system refuses. */
export const CODES = ['EACCES', 'EDQUOT', 'EIO', 'EMFILE', 'ENOSPC', 'EROFS'] as const;
type Code = (typeof CODES)[number];

/** Every call of the file system that the program makes, in the order made; one of them can be made to fail. */
export interface FaultyFs {
  /** Counts from here on, and lets the call of that number fail; none when absent. */
  arm(fault?: { readonly at: number; readonly code: Code }): void;
  /** The calls since `arm`, as `open /path`. */
  readonly calls: readonly string[];
  restore(): void;
}

const PROMISED = [
  'copyFile',
  'link',
  'lstat',
  'mkdir',
  'open',
  'readFile',
  'readdir',
  'rename',
  'rm',
  'stat',
  'writeFile',
] as const;
const SYNC = ['readFileSync', 'readdirSync', 'renameSync'] as const;
const ON_HANDLES = ['read', 'stat', 'sync', 'write', 'writeFile'] as const;

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Functions = Record<string, AnyFunction>;

/** Stands between the program and node:fs of this process. */
export async function faultyFs(): Promise<FaultyFs> {
  let calls: string[] = [];
  let armed: { readonly at: number; readonly code: Code } | undefined;
  const undo: (() => void)[] = [];
  const failure = (name: string, args: readonly unknown[]): Error | undefined => {
    calls.push(`${name} ${typeof args[0] === 'string' ? args[0] : ''}`);
    if (calls.length !== armed?.at) return undefined;
    const { code } = armed;
    const syscall = name.replace(/Sync$/, '');
    return Object.assign(new Error(`${code}: planted, ${syscall}`), {
      code,
      syscall,
      ...(typeof args[0] === 'string' && { path: args[0] }),
    });
  };
  const wrap = (owner: object, name: string, make: (real: AnyFunction) => AnyFunction): void => {
    const functions = owner as Functions;
    const real = functions[name];
    if (!real) throw new Error(`no ${name}`);
    functions[name] = make(real);
    undo.push(() => (functions[name] = real));
  };
  const rejecting =
    (name: string) =>
    (real: AnyFunction): AnyFunction =>
      function (...args) {
        const error = failure(name, args);
        return error ? Promise.reject(error) : real.apply(this, args);
      };
  for (const name of PROMISED) wrap(fs.promises, name, rejecting(name));
  // A handle carries its own close.
  wrap(fs.promises, 'open', (real) => async (...args) => {
    const opened = (await real.apply(undefined, args)) as fs.promises.FileHandle;
    const close = opened.close.bind(opened);
    opened.close = async () => {
      const error = failure('close', args);
      await close();
      if (error) throw error;
    };
    return opened;
  });
  for (const name of SYNC)
    wrap(
      fs,
      name,
      (real) =>
        function (...args) {
          const error = failure(name, args);
          if (error) throw error;
          return real.apply(this, args);
        },
    );
  wrap(
    fs,
    'createReadStream',
    (real) =>
      function (...args) {
        const error = failure('createReadStream', args);
        return error
          ? new Readable({
              read: function () {
                this.destroy(error);
              },
            })
          : real.apply(this, args);
      },
  );
  const handle = await fs.promises.open('package.json');
  for (const name of ON_HANDLES) wrap(Object.getPrototypeOf(handle) as object, name, rejecting(name));
  await handle.close();
  syncBuiltinESMExports();
  return {
    arm(fault) {
      calls = [];
      armed = fault;
    },
    get calls() {
      return calls;
    },
    restore() {
      for (const step of undo) step();
      syncBuiltinESMExports();
    },
  };
}
