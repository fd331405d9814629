import { createHash } from 'node:crypto';
import type { SourceSpec } from '../model/engagement.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Observation, SkippedRecord, SourceReading } from '../model/observation.js';
import type { ByteSource } from '../model/source.js';
import type { Adapter, Draft, Outcome, RecordPlace } from './adapter.js';
import { detectFormat, EMPTY_FORMAT } from './detect.js';
import { asUtf8 } from './input/encoding.js';
import { identityOf, namesOf, observationOf } from './observe.js';
import { summarizeSkipped, unknownSeverities } from './trouble.js';

export interface ReadSourceOptions {
  readonly spec?: SourceSpec;
  /** Called with the number of bytes read so far. */
  readonly onProgress?: (bytesRead: number) => void;
}

/**
 * Reads one scanner file: finds its format by content, and gives every record either as an observation or as
 * skipped with a reason. Trouble inside the file is in `diagnostics`.
 * @throws DossierError (65) when no format, or more than one, claims the content, or `spec.format` names none.
 */
export async function readSource(
  source: ByteSource,
  options: ReadSourceOptions = {},
): Promise<SourceReading> {
  const sha256 = await hashOf(source);
  const detected = await detectFormat(source, options.spec);
  const start = { file: source.name, sha256, bytes: source.size };
  if (detected.kind === 'empty')
    return { ...start, ...EMPTY_FORMAT, ...emptyReading(source.name, detected.what) };

  const { adapter, head, encoding } = detected;
  const outcomes = adapter.read({
    file: source.name,
    head,
    spec: options.spec,
    bytes: () => asUtf8(counted(source.open(), options.onProgress), encoding),
  });
  return { ...start, ...(await collect(outcomes, adapter, start)) };
}

type Collected = Omit<SourceReading, 'file' | 'sha256' | 'bytes'>;

async function collect(
  outcomes: AsyncIterable<Outcome>,
  adapter: Adapter,
  from: { readonly file: string; readonly sha256: string },
): Promise<Collected> {
  const observations: Observation[] = [];
  const skipped: (SkippedRecord & { readonly level: Diagnostic['level'] })[] = [];
  const diagnostics: Diagnostic[] = [];
  const repeats = new Map<string, number>();
  let toolVersion: string | undefined;
  let records = 0;
  const observe = (draft: Draft, at: RecordPlace): void => {
    const key = JSON.stringify(identityOf(draft));
    const repeat = repeats.get(key) ?? 0;
    repeats.set(key, repeat + 1);
    toolVersion ??= draft.toolVersion;
    observations.push(observationOf(draft, at, { ...from, format: adapter.id }, repeat));
  };
  for await (const outcome of outcomes) {
    if (outcome.kind === 'trouble') {
      diagnostics.push(outcome.diagnostic);
      continue;
    }
    records++;
    const at = { file: from.file, ...outcome.at };
    if (outcome.kind === 'skipped') skipped.push({ reason: outcome.reason, level: outcome.level, at });
    else if (namesOf(outcome.draft)) observe(outcome.draft, outcome.at);
    else skipped.push({ reason: 'neither check id nor title', level: 'warning', at });
  }
  return {
    format: adapter.id,
    formatTitle: adapter.title,
    ...(toolVersion === undefined ? {} : { toolVersion }),
    records,
    observations,
    skipped: skipped.map(({ reason, at }) => ({ reason, at })),
    diagnostics: [...diagnostics, ...summarizeSkipped(skipped), ...unknownSeverities(observations)],
  };
}

function emptyReading(
  file: string,
  what: string,
): Pick<SourceReading, 'records' | 'observations' | 'skipped' | 'diagnostics'> {
  const note: Diagnostic = {
    level: 'note',
    code: 'source-without-records',
    message: `The file holds no records (${what}); scanners write this when they find nothing.`,
    at: { file },
    hint: 'Check that the scan ran to its end.',
  };
  return { records: 0, observations: [], skipped: [], diagnostics: [note] };
}

async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest('hex');
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onProgress: ((bytesRead: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    onProgress?.(bytesRead);
    yield chunk;
  }
}
