import { styleText } from 'node:util';
import { businessDaysLeft } from '../law/federal-holidays.js';
import { isoDate, parseIsoDate, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { ITEM_STATES, type ItemStatus } from '../model/response.js';
import { itemStatuses } from '../response/status.js';
import { readResponse } from './response-facts.js';

interface StatusOptions {
  readonly engagement: string;
  readonly on?: string | undefined;
  readonly json: boolean;
}

/** Prints where every item stands. Exit code 0 when all are ready or stated, 1 while one is not. */
export async function showResponse({ engagement, on, json }: StatusOptions): Promise<number> {
  const day = on === undefined ? isoDate(new Date().toISOString().slice(0, 10)) : givenDay(on);
  const { facts } = await readResponse(engagement);
  const { due, dueBasis } = facts.letter;
  const statuses = itemStatuses(facts);
  const counts = Object.fromEntries(
    ITEM_STATES.map((state) => [state, statuses.filter((each) => each.state === state).length]),
  );
  const left = businessDaysLeft(day, due);
  const isDone = statuses.every(({ state }) => state === 'ready' || state === 'statement');
  if (json) {
    const items = statuses.map(({ request, ...rest }) => ({
      item: request.item,
      title: request.title,
      owner: request.owner ?? null,
      ...rest,
    }));
    process.stdout.write(
      `${JSON.stringify({ due, dueBasis, on: day, businessDaysLeft: left, counts, items }, null, 2)}\n`,
    );
  } else {
    for (const status of statuses) process.stdout.write(lineOf(status));
    const summary = ITEM_STATES.map((state) => `${counts[state]} ${state}`).join(', ');
    const time = day > due ? `overdue since ${due}` : `${left} business days left, due ${due}`;
    process.stdout.write(`\n${summary}; ${time}\n`);
  }
  return isDone ? EXIT.done : EXIT.inputHadErrors;
}

function lineOf({ request, state, todo, sends }: ItemStatus): string {
  const paint = state === 'missing' ? 'red' : state === 'partial' ? 'yellow' : 'green';
  const label = styleText(paint, state.padEnd(9), { stream: process.stdout });
  const detail = [...(sends.length > 0 ? [sends.join(', ')] : []), ...todo].join('; ');
  const owner = request.owner === undefined ? 'no owner' : request.owner;
  return `${String(request.item).padStart(3)}  ${label}  ${request.title} (${owner})${detail === '' ? '' : `: ${detail}`}\n`;
}

function givenDay(text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day !== undefined && day === text) return day;
  throw new DossierError(`--on ${text} is not a calendar day.`, {
    exitCode: EXIT.usage,
    hint: 'Give it as YYYY-MM-DD, such as 2026-11-23.',
  });
}
