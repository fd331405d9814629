#!/usr/bin/env node
import { runCli } from './commands/run-cli.js';
import { endQuietlyOnClosedPipe } from './io/closed-pipe.js';

endQuietlyOnClosedPipe(process.stdout);
endQuietlyOnClosedPipe(process.stderr);
process.exitCode = await runCli(process.argv.slice(2));
