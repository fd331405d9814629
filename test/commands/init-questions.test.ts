import { expect, it } from 'vitest';
import { askFor } from '../../src/commands/init-questions.js';
import { DossierError } from '../../src/model/diagnostic.js';

/** Somebody at a terminal who types these answers in turn, and what was asked. */
function typing(...answers: string[]) {
  const asked: string[] = [];
  const prompt = (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answers.shift() ?? '');
  };
  return { asked, prompt };
}

const STATED = { folder: 'hazel', input: true } as const;

it('an answer that is no status is asked for again, with what is allowed', async () => {
  const { asked, prompt } = typing('Hazel Health', 'xx', 'busines asociate', 'Covered  Entity', '2026-11-20');
  expect(await askFor(STATED, prompt)).toEqual({
    entity: 'Hazel Health',
    status: 'covered entity',
    asOf: '2026-11-20',
  });
  const question = 'Status: covered entity, business associate, neither, not determined\n  [not determined] ';
  const allowed = 'Allowed: covered entity, business associate, neither, not determined.';
  expect(asked.slice(1, 4)).toEqual([
    question,
    `"xx" is not allowed.\n${allowed}\n${question}`,
    `"busines asociate" is not allowed.\nDid you mean business associate? ${allowed}\n${question}`,
  ]);
});

it('a day that is none is asked for again', async () => {
  const { asked, prompt } = typing('', '', '2026-02-30', 'soon', '2026-02-28');
  expect(await askFor(STATED, prompt)).toEqual({
    entity: 'hazel',
    status: 'not determined',
    asOf: '2026-02-28',
  });
  expect(asked.slice(3)).toEqual([
    expect.stringMatching(
      /^"2026-02-30" is not allowed\.\nWrite a calendar day as YYYY-MM-DD\.\nDay of the assessment/,
    ),
    expect.stringMatching(/^"soon" is not allowed\./),
  ]);
});

it('what the options state is not asked for, and a wrong day among them ends it', async () => {
  const { asked, prompt } = typing();
  const stated = { ...STATED, entity: 'Hazel', status: 'neither', asOf: '2026-11-20' } as const;
  expect(await askFor(stated, prompt)).toEqual({ entity: 'Hazel', status: 'neither', asOf: '2026-11-20' });
  expect(asked).toEqual([]);
  await expect(askFor({ ...stated, asOf: '2026-02-30' }, prompt)).rejects.toThrow(DossierError);
});
