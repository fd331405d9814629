import path from 'node:path';
import { APPROVALS, readApprovals, writeApprovals } from '../io/approvals-file.js';
import { readEngagement } from '../io/read-engagement.js';
import type { Approval } from '../model/approval.js';
import { isoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { contentOf } from '../sign-off.js';
import { dayOption } from './day-option.js';
import { explainInput } from './explain-input.js';

interface ApproveOptions {
  readonly engagement: string;
  readonly by: string;
  readonly role: string;
  readonly on?: string | undefined;
  readonly edition: Approval['edition'];
  readonly out: string;
}

/** Adds an approval of the built content to `approvals.yaml`; the next build of the same content shows it. */
export async function approveContent(options: ApproveOptions): Promise<number> {
  const [by, role] = [stated('--by', options.by), stated('--role', options.role)];
  const on =
    options.on === undefined ? isoDate(new Date().toISOString().slice(0, 10)) : dayOption('--on', options.on);
  const { engagement, folder } = await readEngagement(options.engagement);
  const dossier = await explainInput(path.join(options.out, engagement.name));
  const content = contentOf(dossier, options.edition);
  const approval: Approval = { edition: options.edition, content, by, role, on };
  const earlier = await readApprovals(folder);
  const others = earlier.filter(
    (each) => !(each.by === by && each.edition === approval.edition && each.content === content),
  );
  await writeApprovals(folder, [...others, approval]);
  process.stdout.write(
    `${by} (${role}) approves content ${content.slice(0, 12)} of the ${options.edition} edition: ${path.join(folder, APPROVALS)}\n` +
      'Build again: every page then says so. Any change of the content makes it a DRAFT again.\n',
  );
  return EXIT.done;
}

/** One line, as it is printed on pages. */
function stated(name: string, text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line !== '') return line;
  throw new DossierError(`${name} is empty`, { exitCode: EXIT.usage, hint: 'Name a person and a role.' });
}
