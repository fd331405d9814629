import { createHash } from 'node:crypto';
import type { Observation } from '../model/observation.js';
import type { Draft, RecordPlace } from './adapter.js';
import { createRepeats } from './repeats.js';
import { cvesIn } from './known-exploited.js';

export interface ReadFrom {
  readonly file: string;
  readonly sha256: string;
  readonly format: string;
}

/** Check id and title of a draft, each standing in for the other; undefined when it has neither. */
export function namesOf(draft: Draft): { readonly checkId: string; readonly title: string } | undefined {
  const checkId = draft.checkId ?? draft.title;
  const title = draft.title ?? draft.checkId;
  return checkId === undefined || title === undefined ? undefined : { checkId, title };
}

/**
 * Makes the observations of one file. An id is `O-` and 16 hex digits of a hash over tool, check, resource and
 * native id, and the number of exact repeats before it in the file.
 */
export function createObserver(from: ReadFrom): (draft: Draft, at: RecordPlace) => Observation {
  const repeatsOf = createRepeats();
  return (draft, at) => {
    const identity = identityOf(draft);
    const first = digestOf(identity, 0);
    const repeat = repeatsOf(first.readUInt32BE(0), first.readUInt32BE(4));
    return observationOf(draft, at, from, idOf(repeat === 0 ? first : digestOf(identity, repeat)));
  };
}

function observationOf(draft: Draft, at: RecordPlace, from: ReadFrom, id: string): Observation {
  const names = namesOf(draft);
  if (!names) throw new RangeError('a draft without check id and title is no observation');
  const {
    checkId: _checkId,
    title: _title,
    toolVersion: _version,
    within,
    remediation,
    cves = cvesIn(draft.checkId, draft.title),
    knownExploited,
    ...rest
  } = draft;
  const pointer = within === undefined ? at.pointer : `${at.pointer ?? ''}${within}`;
  return {
    id,
    ...rest,
    ...(remediation?.text === undefined && remediation?.url === undefined ? {} : { remediation }),
    ...(cves === undefined ? {} : { cves }),
    ...(knownExploited === undefined ? {} : { knownExploited }),
    ...names,
    format: from.format,
    at: { file: from.file, ...at, ...(pointer === undefined ? {} : { pointer }), sha256: from.sha256 },
  };
}

/** What makes two observations of one file the same. */
function identityOf(draft: Draft): readonly string[] {
  const { id, name, account, region } = draft.resource;
  return [
    draft.tool,
    namesOf(draft)?.checkId ?? '',
    id,
    name ?? '',
    account ?? '',
    region ?? '',
    draft.nativeId ?? '',
  ];
}

function digestOf(identity: readonly string[], repeat: number): Buffer {
  const text = JSON.stringify([...identity, String(repeat)]);
  return createHash('sha256').update(text).digest();
}

function idOf(digest: Buffer): string {
  return `O-${digest.toString('hex', 0, 8)}`;
}
