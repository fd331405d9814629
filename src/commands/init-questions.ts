import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseIsoDate, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { ENTITY_STATUSES, type EntityStatus } from '../model/engagement.js';
import { nearest } from '../model/nearest.js';

interface Stated {
  readonly folder: string;
  readonly entity?: string;
  readonly status?: EntityStatus;
  readonly asOf?: string;
  readonly input: boolean;
}

export interface Answers {
  readonly entity: string;
  readonly status: EntityStatus;
  readonly asOf: IsoDate;
}

/** Asks a person one question and gives what was typed. */
export type Prompt = (question: string) => Promise<string>;

/** What the options do not state is asked for, where there is a terminal and `input` allows it. */
export async function askOnTerminal(stated: Stated): Promise<Answers> {
  if (!stated.input || !process.stdin.isTTY || !process.stderr.isTTY) return askFor(stated);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(usage('The input ended before the questions did', NO_QUESTIONS)));
  });
  ended.catch(() => undefined);
  try {
    return await askFor(stated, (question) => Promise.race([terminal.question(question), ended]));
  } finally {
    terminal.close();
  }
}

/**
 * The entity, its status and the day of assessment: as stated, else as answered, else the default. An answer that is
 * not allowed is asked for again; a day that is none among the options throws DossierError (64).
 */
export async function askFor(stated: Stated, prompt?: Prompt): Promise<Answers> {
  const base = path.basename(path.resolve(stated.folder));
  const today = new Date().toISOString().slice(0, 10) as IsoDate;
  const entity = stated.entity ?? (await answer('Legal name of the entity', base, (text) => text));
  const status =
    stated.status ??
    (await answer(`Status: ${ENTITY_STATUSES.join(', ')}\n `, 'not determined', statusOf, statusRemedy));
  const asOf =
    stated.asOf === undefined
      ? await answer(
          'Day of the assessment',
          today,
          parseIsoDate,
          () => 'Write a calendar day as YYYY-MM-DD.',
        )
      : parseIsoDate(stated.asOf);
  if (asOf === undefined)
    throw usage('the day of the assessment is no calendar day', 'Write it as YYYY-MM-DD.');
  return { entity, status, asOf };

  async function answer<T extends string>(
    question: string,
    fallback: T,
    read: (text: string) => T | undefined,
    remedy: (text: string) => string = () => '',
  ): Promise<T> {
    if (!prompt) return fallback;
    for (let before = ''; ;) {
      const text = (await prompt(`${before}${question} [${fallback}] `)).trim();
      const value = text === '' ? fallback : read(text);
      if (value !== undefined) return value;
      before = `${JSON.stringify(text)} is not allowed.\n${remedy(text)}\n`;
    }
  }
}

const NO_QUESTIONS = 'Answer them, or state --entity, --status and --as-of; --no-input asks nothing.';

function statusOf(text: string): EntityStatus | undefined {
  return ENTITY_STATUSES.find((status) => status === text.toLowerCase().replace(/\s+/g, ' '));
}

function statusRemedy(text: string): string {
  const meant = nearest(text, ENTITY_STATUSES);
  return `${meant === undefined ? '' : `Did you mean ${meant}? `}Allowed: ${ENTITY_STATUSES.join(', ')}.`;
}

function usage(message: string, hint: string): DossierError {
  return new DossierError(message, { exitCode: EXIT.usage, hint });
}
