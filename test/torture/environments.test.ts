import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hazelShop, OPEN_BUCKET, PLAIN_TRAIL, ROOT_WITHOUT_MFA } from '../commands/hazel-shop.js';
import { ALL } from './corpora.js';
import { hashesIn } from './hashes-in.js';

const IS_ROOT = process.getuid?.() === 0;
/** The user `nobody`, by custom. */
const OTHER_USER = 65_534;
const CLI = path.resolve('dist/cli.js');

const root = mkdtempSync(path.join(tmpdir(), 'dossier-environments-'));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true }));

const scan = (row: string): string =>
  `Finding ID,Check,Title,Severity,Status,Resource,Account,First Seen\n${row}\n`;
const SCANS = {
  'scans/b.csv': scan(PLAIN_TRAIL),
  'scans/a.csv': scan(OPEN_BUCKET),
  'scans/C.csv': scan(ROOT_WITHOUT_MFA),
};
const engagement = hazelShop(root, 'shop', { files: SCANS });

interface Environment {
  readonly env?: NodeJS.ProcessEnv;
  readonly umask?: string;
  readonly cwd?: string;
  readonly user?: number;
  readonly folder?: string;
}

/** The hash of each file that a build in this environment writes. */
function build(
  name: string,
  { env, umask = '022', cwd = root, user, folder = engagement }: Environment,
): object {
  const home = path.join(root, name);
  mkdirSync(home);
  if (user !== undefined) chmodSync(home, 0o777);
  const out = path.join(home, 'out');
  const script = `umask ${umask}; exec "$0" "$@"`;
  const argv = [
    process.execPath,
    CLI,
    'build',
    path.relative(cwd, folder),
    '--out',
    out,
    '-q',
    ...(ALL ? [] : ['--no-pdf']),
  ];
  const { status, stderr } = spawnSync('/bin/sh', ['-c', script, ...argv], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...env,
      ...(user !== undefined && { HOME: home, XDG_CACHE_HOME: '', TMPDIR: home }),
    },
    ...(user !== undefined && { uid: user, gid: user }),
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return hashesIn(path.join(out, 'shop'));
}

/** The same folder, its files made in the opposite order. */
function madeBackwards(): string {
  const copy = path.join(root, 'backwards', 'shop');
  mkdirSync(path.join(copy, 'scans'), { recursive: true });
  const names = readdirSync(engagement, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.'),
  );
  for (const name of names.toSorted().toReversed())
    cpSync(path.join(engagement, name), path.join(copy, name));
  return copy;
}

describe.skipIf(process.platform === 'win32')('the same inputs', () => {
  const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
    'east of the date line': { env: { TZ: 'Pacific/Kiritimati' } },
    'in New York, in Turkish': {
      env: { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    },
    'in the C locale, for nobody else to read': { env: { LC_ALL: 'C', LANG: '' }, umask: '077' },
    'from the root of the disk': { cwd: '/' },
    'in a copy whose files lie in another order': { folder: madeBackwards() },
    ...(IS_ROOT && { 'as another user': { user: OTHER_USER } }),
  };
  const plain = build('plain', {});

  it.each(Object.entries(ENVIRONMENTS))(
    'give the same bytes %s',
    { timeout: 300_000 },
    (name, environment) => {
      const made = build(name, environment);
      expect(Object.keys(made).length).toBeGreaterThan(ALL ? 9 : 7);
      expect(made).toEqual(plain);
    },
  );
});

describe.skipIf(process.platform !== 'linux')('a machine that refuses', () => {
  const run = (script: string): { status: number | null; stderr: string } =>
    spawnSync('/bin/sh', ['-c', script, process.execPath, CLI, engagement], { encoding: 'utf8', cwd: root });
  const BUILD = '"$0" "$1" build "$2" --no-pdf -q --out';

  // Below some twenty files Node itself does not come up.
  it.each(ALL ? ['24', '32', '40'] : ['40'])('more than %s open files ends in one line and 74', (files) => {
    const { status, stderr } = run(`ulimit -n ${files}; ${BUILD} ${root}/few`);
    expect(stderr).toMatch(/^error [^\n]*(EMFILE|too many files are open)/);
    expect(status).toBe(74);
  });

  it('standard output on a full disk ends in one line and 74', () => {
    const { status, stderr } = run('"$0" "$1" law > /dev/full');
    expect(stderr).toMatch(/^error The call write failed: no space is left on the device \(ENOSPC\)\n/);
    expect(status).toBe(74);
  });

  const MOUNTS = IS_ROOT && ALL && spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', root, '--fake']).status === 0;
  it.skipIf(!MOUNTS)(
    'a disk that is full after any number of kilobytes keeps the old output whole',
    { timeout: 600_000 },
    () => {
      const disk = path.join(root, 'disk');
      mkdirSync(disk);
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status).toBe(0);
      try {
        expect(run(`${BUILD} ${disk}`).status).toBe(0);
        const old = hashesIn(path.join(disk, 'shop'));
        let refused = 0;
        for (let free = 0; free <= 1_600; free += 64) {
          const { status, stderr } = run(
            `rm -f ${disk}/ballast; dd if=/dev/zero of=${disk}/ballast bs=1k count=$(( $(df -k --output=avail ${disk} | tail -1) - ${free} )) 2>/dev/null; ${BUILD} ${disk}`,
          );
          expect([0, 73]).toContain(status);
          if (status === 73) {
            refused++;
            expect(stderr).toMatch(
              /^error .* cannot be written: no space is left on the device \(ENOSPC\)\n/,
            );
          }
          expect(hashesIn(path.join(disk, 'shop'))).toEqual(old);
          expect(readdirSync(disk).toSorted()).toEqual(['ballast', 'shop']);
        }
        expect(refused).toBeGreaterThan(5);
        spawnSync('mount', ['-o', 'remount,ro', disk]);
        expect(run(`${BUILD} ${disk}`)).toMatchObject({
          status: 73,
          stderr: expect.stringContaining('(EROFS)') as string,
        });
        expect(hashesIn(path.join(disk, 'shop'))).toEqual(old);
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );

  it.skipIf(!IS_ROOT)('a folder of another user ends in one line and 73', () => {
    const mine = path.join(root, 'mine');
    mkdirSync(mine, { mode: 0o755 });
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'build', engagement, '--no-pdf', '-q', '--out', mine],
      { encoding: 'utf8', uid: OTHER_USER, gid: OTHER_USER },
    );
    expect(stderr).toMatch(/cannot be written: permission denied \(EACCES\)\n/);
    expect(status).toBe(73);
    expect(readdirSync(mine)).toEqual([]);
  });
});
