import { array, assert, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { Answer, DataRequest, Letter } from '../../src/model/response.js';
import {
  answersCsv,
  letterYaml,
  readAnswers,
  readLetter,
  readRequests,
  requestsCsv,
} from '../../src/response/workspace.js';

const words = string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll(/[\r\n\0]/g, ' ').trim())
  .filter((text) => text !== '');

describe('the files of a workspace', () => {
  it('read as they were written, whatever people put into them', () => {
    const answer = record({ item: integer({ min: 1, max: 999 }), evidence: words, reason: words });
    assert(
      property(array(answer, { minLength: 1 }), (rows) => {
        const answers: Answer[] = rows.map((row) => ({ ...row, decision: 'send' }));
        expect(readAnswers(answersCsv(answers), 'a.csv')).toEqual({ rows: answers, diagnostics: [] });
      }),
    );
  });

  it.each(["'+", "''=1+1", "'", "'quoted'", "'-"])('keep the apostrophes of %s', (evidence) => {
    const rows: Answer[] = [{ item: 1, evidence, decision: 'send' }];
    expect(readAnswers(answersCsv(rows), 'a.csv').rows).toEqual(rows);
  });

  it('hold no cell that a spreadsheet would run', () => {
    const rows: Answer[] = [{ item: 1, evidence: '=1+1', decision: 'send', reason: '@SUM(A1)' }];
    expect(answersCsv(rows).split('\n')[1]).toBe("1,'=1+1,send,'@SUM(A1),,");
  });

  it('keep letter and requests', () => {
    const letter: Letter = {
      received: isoDate('2026-11-23'),
      due: isoDate('2026-12-08'),
      dueBasis: 'ten: "business" days # all',
      notice: isoDate('2026-11-20'),
    };
    expect(readLetter(letterYaml(letter), 'letter.yaml').letter).toEqual(letter);
    const requests: DataRequest[] = [
      { item: 2, title: 'Backup', request: 'Submit, "all"', provisions: ['164.308(a)(7)(i)', '164.316(a)'] },
    ];
    expect(readRequests(requestsCsv(requests), 'r.csv').rows).toEqual(requests);
  });

  it('refuse unknown columns, wrong days, wrong citations and items asked twice, with line and column', () => {
    const csv = `item,title,request,provisions,form
1,A,Submit A,164.312(b),
1,B,Submit B,164.312b,`;
    const { diagnostics } = readRequests(csv, 'letter.csv');
    expect(diagnostics.map(({ code, at }) => [code, at?.line, at?.field])).toEqual(
      expect.arrayContaining([['unknown-column', 1, 'form']]),
    );
    expect(diagnostics.find(({ at }) => at?.field === 'provisions')).toMatchObject({ at: { line: 3 } });
    expect(diagnostics[0]?.hint).toBe('Did you mean `from`?');
    const twice = 'item,title,request\n7,A,a\n7,B,b\n';
    expect(readRequests(twice, 'r.csv').diagnostics.map(({ code }) => code)).toEqual(['duplicate-item']);
    expect(readRequests('item,title,request,from\n7,A,a,2026-02-30\n', 'r.csv').rows).toEqual([]);
  });

  it('need who released an item and when, both or neither', () => {
    const csv = 'item,evidence,decision,releasedBy\n1,E-01,send,Counsel\n';
    expect(readAnswers(csv, 'a.csv').diagnostics).toHaveLength(1);
  });
});
