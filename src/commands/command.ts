import type { ArgumentsCamelCase, Argv } from 'yargs';

interface CommandSpec<Options> {
  /** yargs command line: `inspect <file>`. */
  readonly name: string;
  readonly describe: string;
  readonly options: (yargs: Argv) => Argv<Options>;
  /** Does the work and returns the exit code. Imports heavy packages inside, so that `--help` stays quick. */
  readonly run: (options: ArgumentsCamelCase<Options>) => Promise<number>;
}

/** One command of the program with its option types hidden, as the registry holds it. */
export interface Command {
  readonly register: (yargs: Argv, finish: (exitCode: number) => void) => Argv;
}

export function defineCommand<Options>(spec: CommandSpec<Options>): Command {
  return {
    register: (yargs, finish) =>
      yargs.command(spec.name, spec.describe, spec.options, async (options) => {
        finish(await spec.run(options));
      }),
  };
}
