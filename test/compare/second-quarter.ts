import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SCAN = 'scans/aws/prowler-2026-11-16.csv';
const LATER = 'scans/aws/prowler-2027-02-15.csv';

/**
 * The sample engagement a quarter later, written into a folder: Prowler ran again without the analytics account, the
 * log groups and alarms of production pass, one load balancer is gone and one is new; one fix is on file; the acquired shop is found
 * to hold PHI; one provision is taken as not known of.
 */
export function secondQuarter(folder: string): string {
  cpSync('samples/fable-thistle', folder, { recursive: true });
  rewrite(folder, SCAN, laterScan);
  renameSync(path.join(folder, SCAN), path.join(folder, LATER));
  rewrite(folder, 'dossier.yaml', (text) =>
    replaced(text, [
      ['asOf: 2026-11-20', 'asOf: 2027-02-19'],
      ['noticeDate: 2026-11-23', 'noticeDate: 2027-02-22'],
      ['    holdsPhi: unknown', '    holdsPhi: true'],
      [
        'factors:\n',
        '  - provision: 164.312(e)(1)\n    tier: no-knowledge\n    reason: Nobody could have known of the listeners.\n    by: Halloran Quill LLP, outside counsel\n\nfactors:\n',
      ],
    ]),
  );
  rewrite(
    folder,
    'evidence/register.csv',
    (text) =>
      `${text.trimEnd()}\nE-99,Ticket FT-2410: continuous backup of profiles,ticket,files/tickets/FT-1874.json,2027-01-20,Ilse Varga,Export of the ticket,2027-01-15,2027-01-15,Tobias Renn,Ilse Varga,check=cosmosdb_account_backup_policy_continuous,fixed on 2027-01-15,internal,2033-01-20\n`,
  );
  return folder;
}

function laterScan(text: string): string {
  const [head = '', ...rows] = text.trimEnd().split('\n');
  const kept = rows
    .filter((row) => !row.includes(';444455556666;') && !row.includes('ft-fulfilment-legacy'))
    .map((row) =>
      row.includes(';111122223333;') &&
      /;(cloudwatch_log_group_kms|cloudwatch_log_metric_filter_auth)/.test(row)
        ? row.replace(';FAIL;', ';PASS;')
        : row,
    );
  const added = rows
    .filter((row) => row.includes('ft-fulfilment-legacy') && row.includes(';FAIL;'))
    .map((row) => row.replaceAll('ft-fulfilment-legacy', 'ft-returns'));
  return `${[head, ...kept, ...added].join('\n')}\n`.replaceAll('2026-11-16 ', '2027-02-15 ');
}

function rewrite(folder: string, file: string, change: (text: string) => string): void {
  const full = path.join(folder, file);
  writeFileSync(full, change(readFileSync(full, 'utf8')));
}

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((done, [from, to]) => {
    if (!done.includes(from)) throw new Error(`the sample has no "${from}"`);
    return done.replace(from, to);
  }, text);
}
