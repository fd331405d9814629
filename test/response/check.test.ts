import { describe, expect, it } from 'vitest';
import { checkResponse, type CheckContext, type ResponseFile } from '../../src/response/check.js';

const FILE: ResponseFile = {
  path: 'item-01_a/01-cover.pdf',
  sha256: 'aa',
  kind: 'pdf',
  texts: ['Cover of item 1'],
  problems: [],
};
const CONTEXT: CheckContext = {
  expected: [{ path: FILE.path, sha256: 'aa', released: false }],
  findPrivileged: (text) => (text.includes('board will pay') ? ['board will pay'] : []),
  screen: (text) => (text.includes('123-45-6789') ? [{ kind: 'an SSN', line: 3 }] : []),
};

function problemsOf(file: Partial<ResponseFile>, context: Partial<CheckContext> = {}): readonly string[] {
  return checkResponse([{ ...FILE, ...file }], { ...CONTEXT, ...context }).map(({ problem }) => problem);
}

describe('the check of a response', () => {
  it('lets a file through that is as built', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    ['was not requested', { path: 'item-01_a/extra.pdf' }],
    ['was changed', { sha256: 'bb' }],
    ['is called .pdf and is text by its content', { kind: 'text' }],
    ['has scripts', { problems: ['has scripts'] }],
    ['crosses the wall: "Privileged and Confidential"', { texts: ['x Privileged and\n Confidential y'] }],
    ['crosses the wall: "attorney-client privilege"', { texts: ['attorney-client privilege'] }],
    ['crosses the wall: "board will pay"', { texts: ['what the board will pay'] }],
    ['holds an SSN, line 3', { texts: ['123-45-6789'] }],
  ])('refuses what %s', (problem, file) => {
    expect(problemsOf(file)[0]).toContain(problem);
  });

  it('never repeats what the screen found', () => {
    expect(problemsOf({ texts: ['123-45-6789'] }).join('')).not.toContain('6789');
  });

  it('refuses a format that the portal does not take, and a file that is gone', () => {
    const path = 'item-01_a/notes.txt';
    const expected = [{ path, sha256: 'aa', released: false }];
    expect(problemsOf({ path, kind: 'text' }, { expected })[0]).toBe('is no pdf, docx, xlsx');
    expect(checkResponse([], CONTEXT)).toEqual([
      { path: FILE.path, problem: 'is in the record and not in the folder' },
    ]);
  });

  it('lets a released document keep its legend, but no privileged text of the dossier', () => {
    const expected = [{ path: FILE.path, sha256: 'aa', released: true }];
    expect(problemsOf({ texts: ['Privileged and confidential'] }, { expected })).toEqual([]);
    expect(problemsOf({ texts: ['the board will pay'] }, { expected })).toHaveLength(1);
  });
});
