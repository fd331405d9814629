import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEngagement } from '../../src/io/read-engagement.js';
import { EXIT } from '../../src/model/diagnostic.js';
import { MINIMAL } from '../engagement/riverbend.js';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dossier-engagement-'));
  folder = path.join(root, 'riverbend');
  for (const file of [
    'scans/aws/prowler.json',
    'scans/aws/hub.json',
    'scans/azure (2).csv',
    '../elsewhere/x.json',
  ]) {
    write(file, file);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

function engagement(sources: string): Promise<Awaited<ReturnType<typeof readEngagement>>> {
  write('dossier.yaml', `${MINIMAL}sources: ${sources}\n`);
  return readEngagement(folder);
}

describe('reading an engagement', () => {
  it('expands the sources: sorted, relative, each file once, with its entry and size', async () => {
    const { sources, diagnostics, file } = await engagement(
      "[scans/**/*.json, { glob: scans/azure (2).csv, tool: Harbor }, './scans/aws/hub.json']",
    );
    expect(file).toBe('dossier.yaml');
    expect(sources.map(({ source, spec }) => [source.name, source.size, spec.glob])).toEqual([
      ['scans/aws/hub.json', 18, './scans/aws/hub.json'],
      ['scans/aws/prowler.json', 22, 'scans/**/*.json'],
      ['scans/azure (2).csv', 19, 'scans/azure (2).csv'],
    ]);
    expect(diagnostics).toMatchObject([
      { level: 'note', code: 'source-named-twice', at: { file: 'dossier.yaml', line: 5 } },
    ]);
  });

  it('gives the bytes of a source as often as asked', async () => {
    const { sources } = await engagement('[scans/aws/hub.json]');
    for (let round = 0; round < 2; round += 1) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of sources[0]?.source.open() ?? []) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString()).toBe('scans/aws/hub.json');
    }
  });

  it('takes a folder for all files below it', async () => {
    const { sources } = await engagement('[scans]');
    expect(sources).toHaveLength(3);
  });

  it('reads the file itself, or JSON in its place', async () => {
    write('q3.yaml', `${MINIMAL}sources: [scans/aws/hub.json]\n`);
    expect((await readEngagement(path.join(folder, 'q3.yaml'))).file).toBe('q3.yaml');
  });

  it('reports an entry that matches nothing, with its line', async () => {
    const { diagnostics, sources } = await engagement('\n  - scans/aws/*.json\n  - scans/gcp/*.json');
    expect(sources).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      { level: 'error', code: 'source-matches-nothing', value: 'scans/gcp/*.json', at: { line: 7 } },
    ]);
  });

  it('leaves the folder only where the entry says so', async () => {
    const { sources } = await engagement("['../elsewhere/*.json']");
    expect(sources.map(({ source }) => source.name)).toEqual(['../elsewhere/x.json']);
  });

  it('does not follow symbolic links, neither to files nor through folders', async () => {
    symlinkSync('../../elsewhere/x.json', path.join(folder, 'scans/linked.json'));
    symlinkSync('../../elsewhere', path.join(folder, 'scans/linked'));
    const { sources, diagnostics } = await engagement(
      "['scans/**', scans/linked.json, scans/linked/x.json, 'scans/linked/*.json']",
    );
    expect(sources).toHaveLength(3);
    expect(diagnostics.map(({ code, value }) => [code, value])).toEqual([
      ['source-is-link', 'scans/linked.json'],
      ['source-is-link', 'scans/linked/x.json'],
      ['source-is-link', 'scans/linked/x.json'],
    ]);
  });

  const refusals: Readonly<
    Record<string, readonly [prepare: () => void, exitCode: number, message: RegExp]>
  > = {
    'a folder that does not exist': [
      () => rmSync(folder, { recursive: true }),
      EXIT.missingInput,
      /does not exist/,
    ],
    'a folder without dossier.yaml': [() => undefined, EXIT.missingInput, /holds no dossier\.yaml/],
    'two files to choose from': [
      () => ['dossier.yaml', 'dossier.yml'].forEach((name) => write(name, MINIMAL)),
      EXIT.usage,
      /dossier\.yaml and dossier\.yml/,
    ],
    'no sources at all': [() => write('dossier.yaml', MINIMAL), EXIT.missingInput, /no scanner file/],
    'text that is not UTF-8': [
      () => writeFileSync(path.join(folder, 'dossier.yaml'), Buffer.from([0xff, 0xfe, 0x61])),
      EXIT.badInput,
      /not UTF-8/,
    ],
  };
  for (const [what, [prepare, exitCode, message]] of Object.entries(refusals)) {
    it(`stops at ${what}`, async () => {
      prepare();
      await expect(readEngagement(folder)).rejects.toMatchObject({
        exitCode,
        message: expect.stringMatching(message) as string,
      });
    });
  }
});
