// Compiles src to dist, bundles the script of the HTML edition, and makes the command executable. Used by
// `npm run build` and by `npm ci` (prepare).
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundlePage } from './bundle-page.mjs';
import { describeViews } from './describe-views.mjs';

const tsc = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);
// Modes go into the package: the same whoever builds it.
process.umask(0o022);
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await bundlePage('dist/page.js');
await describeViews('dist/view-descriptions.json');
chmodSync('dist/cli.js', 0o755);
