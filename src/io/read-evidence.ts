import path from 'node:path';
import { parseRegister } from '../evidence/parse-register.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { HashedEvidence, RegisterLedger } from '../model/evidence.js';
import { hashEvidence } from './hash-evidence.js';
import { readText } from './read-text.js';

export interface EvidenceOnDisk {
  readonly items: readonly HashedEvidence[];
  readonly ledger: RegisterLedger;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the register (a path relative to the engagement's folder) and hashes the files that it names, which lie
 * beside or below it. Throws DossierError: 66 when the register is not there, 65 when it is no UTF-8 text.
 */
export async function readEvidence(folder: string, register: string): Promise<EvidenceOnDisk> {
  const full = path.resolve(folder, register);
  const { items, entries, refused, diagnostics } = parseRegister(await readText(full, register), register);
  return {
    items: await hashEvidence(items, path.dirname(full)),
    ledger: { file: register, entries, items: items.length, refused },
    diagnostics,
  };
}
