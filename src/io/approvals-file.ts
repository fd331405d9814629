import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { parseApprovals } from '../engagement/parse-approvals.js';
import type { Approval } from '../model/approval.js';
import { readText } from './read-text.js';
import { replaceFile } from './response/workspace-files.js';

export const APPROVALS = 'approvals.yaml';

const HEAD =
  '# Who approved which content: `dossier approve` writes it. An approval of another content counts for nothing.\n';

/** Approvals beside dossier.yaml; none where there is no such file. */
export async function readApprovals(folder: string): Promise<readonly Approval[]> {
  const full = path.join(folder, APPROVALS);
  const isThere = await readFile(full).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    },
  );
  return isThere ? parseApprovals(await readText(full, APPROVALS), APPROVALS) : [];
}

export async function writeApprovals(folder: string, approvals: readonly Approval[]): Promise<void> {
  await replaceFile(path.join(folder, APPROVALS), `${HEAD}${stringify({ approvals }, { lineWidth: 0 })}`);
}
