import { createReadStream } from 'node:fs';
import { createJsonScanner } from '../ingest/input/json-scanner.js';
import { DEFAULT_LIMITS } from '../model/limits.js';
import type { Dossier } from '../model/dossier.js';
import { createShare } from '../model/sharing.js';

const MEMBERS: Readonly<Record<keyof Omit<Dossier, 'assessed'>, true>> = {
  version: true,
  tool: true,
  engagement: true,
  asOf: true,
  riskLevel: true,
  sources: true,
  ledger: true,
  evidence: true,
  register: true,
  passing: true,
  exposure: true,
  plan: true,
  lossSimulation: true,
  assumptions: true,
  adjacent: true,
  figureSources: true,
  comparison: true,
  diagnostics: true,
  contentHash: true,
  approvals: true,
};
const ASSESSED: Readonly<Record<keyof Omit<Dossier['assessed'], 'findings'>, true>> = {
  weaknesses: true,
  coverage: true,
  lapsed: true,
  unusedSuppressions: true,
  vendorGaps: true,
  exploitedList: true,
  diagnostics: true,
};
const FINDING = '/assessed/findings/[]';
const PATTERNS = [
  ...Object.keys(MEMBERS).map((name) => `/${name}`),
  ...Object.keys(ASSESSED).map((name) => `/assessed/${name}`),
  FINDING,
];
/** Of one part: what the register and the plan of a million findings hold. */
const LIMITS = { ...DEFAULT_LIMITS, recordMb: 256 };

/**
 * A `dossier.json` longer than the longest text of the runtime, part by part and finding by finding; undefined where
 * it is no JSON to its end. A member that no dossier has is left out: the content hash tells that it was there.
 */
export async function readLongDossier(file: string): Promise<unknown> {
  const scanner = createJsonScanner(PATTERNS, { limits: LIMITS });
  const findings: unknown[] = [];
  const assessed: Record<string, unknown> = { findings };
  const dossier: Record<string, unknown> = { assessed };
  const share = createShare();
  let isBroken = false;
  const take = (events: ReturnType<typeof scanner.feed>): void => {
    for (const event of events) {
      if (event.kind !== 'value') isBroken = true;
      else if (event.pattern === FINDING) findings.push(withShared(event.value, share));
      else if (event.pattern.startsWith('/assessed/'))
        assessed[event.pattern.slice('/assessed/'.length)] = event.value;
      else dossier[event.pattern.slice(1)] = event.value;
    }
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
    take(scanner.feed(chunk as Uint8Array));
  take(scanner.finish());
  return isBroken ? undefined : dossier;
}

/** A finding whose parts are those of others where they are equal, as `build` keeps them. */
function withShared(finding: unknown, share: ReturnType<typeof createShare>): unknown {
  if (typeof finding !== 'object' || finding === null) return finding;
  const parts = finding as Record<string, unknown>;
  for (const [name, part] of Object.entries(parts)) if (name !== 'id') parts[name] = share(part);
  return parts;
}
