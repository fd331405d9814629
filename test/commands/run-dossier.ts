import { execFile } from 'node:child_process';
import path from 'node:path';
import { vi } from 'vitest';
import { runCli } from '../../src/commands/run-cli.js';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command of the program, in this process. */
export async function dossier(...argv: string[]): Promise<Run> {
  let [out, err] = ['', ''];
  const stdout = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => ((out += String(text)), true));
  const stderr = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((err += String(text)), true));
  // yargs prints help through the console.
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void (out += `${String(text)}\n`));
  try {
    return { code: await runCli(argv), out, err };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
    log.mockRestore();
  }
}

/** The built program as its own process: true exit code, other environment. */
export function spawnDossier(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input: string | Uint8Array = '',
): Promise<Run> {
  const command = [path.resolve('dist/cli.js'), ...argv];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      command,
      { env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
    child.stdin?.end(input);
  });
}
