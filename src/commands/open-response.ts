import path from 'node:path';
import { readText } from '../io/read-text.js';
import { printSummary } from '../io/print-summary.js';
import { createWorkspace, workspaceFolder } from '../io/response/workspace-files.js';
import { parseIsoDate, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { DataRequest } from '../model/response.js';
import { dueDate } from '../response/due-date.js';
import { protocolRequests } from '../response/protocol-requests.js';
import { readRequests } from '../response/workspace.js';

interface OpenOptions {
  readonly engagement: string;
  readonly received: string;
  readonly due: string;
  readonly notice?: string | undefined;
  readonly requests?: string | undefined;
  readonly preset?: 'ocr-protocol' | undefined;
  readonly reference?: string | undefined;
  readonly contact?: string | undefined;
}

/** Writes the workspace of a letter and says when the answer is due. Throws DossierError: 64, 65, 66, 73. */
export async function openResponse(options: OpenOptions): Promise<number> {
  const received = dayOf('--received', options.received);
  const notice = options.notice === undefined ? received : dayOf('--notice', options.notice);
  const due = dueDate(received, options.due);
  if (!due || due.due < received) {
    throw new DossierError(`--due ${options.due} is no time for an answer.`, {
      exitCode: EXIT.usage,
      hint: 'Give 10bd for business days, 30d for days, or a day from the day of receipt on.',
    });
  }
  const requests = await requestsOf(options);
  const folder = await workspaceFolder(options.engagement);
  const { reference, contact } = options;
  await createWorkspace(
    folder,
    {
      received,
      notice,
      due: due.due,
      dueBasis: due.basis,
      ...(reference !== undefined && { reference }),
      ...(contact !== undefined && { contact }),
    },
    requests,
  );
  const rows = [
    { label: 'Due', lines: [due.due, due.basis] },
    { label: 'Versions', lines: [`in force on ${notice}`] },
    { label: 'Items', lines: [String(requests.length)] },
    { label: 'Written', lines: [folder] },
    { label: 'Next', lines: ['dossier ocr collect proposes evidence for each item.'] },
  ];
  printSummary(`Letter received ${received}`, rows, process.stdout);
  return EXIT.done;
}

async function requestsOf({ requests, preset }: OpenOptions): Promise<readonly DataRequest[]> {
  if (preset !== undefined) return protocolRequests();
  if (requests === undefined) {
    throw new DossierError('Nothing says what the letter asks for.', {
      exitCode: EXIT.usage,
      hint: 'Give --requests letter.csv, or --preset ocr-protocol for a rehearsal.',
    });
  }
  const { rows, diagnostics } = readRequests(await readText(path.resolve(requests), requests), requests);
  if (diagnostics.length > 0 || rows.length === 0) {
    throw new DossierError(
      rows.length === 0 && diagnostics.length === 0
        ? `${requests} requests nothing`
        : `${requests} has errors`,
      { exitCode: EXIT.badInput, hint: 'One row for each item of the letter.', diagnostics },
    );
  }
  return rows;
}

function dayOf(option: string, text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day !== undefined && day === text) return day;
  throw new DossierError(`${option} ${text} is not a calendar day.`, {
    exitCode: EXIT.usage,
    hint: 'Give it as YYYY-MM-DD, such as 2026-11-23.',
  });
}
