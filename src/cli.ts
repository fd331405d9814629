#!/usr/bin/env node
try {
  const [{ runCli }, { endOnFailedStream }] = await Promise.all([
    import('./commands/run-cli.js'),
    import('./io/failed-stream.js'),
  ]);
  endOnFailedStream(process.stdout);
  endOnFailedStream(process.stderr);
  process.exitCode = await runCli(process.argv.slice(2));
} catch (error) {
  // The program's own files cannot be read, not even the one that reports errors.
  process.stderr.write(
    `error dossier cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 74;
}
