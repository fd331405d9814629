import { createHash } from 'node:crypto';
import type { Observation } from '../model/observation.js';
import type { Draft, RecordPlace } from './adapter.js';

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
 * The observation of a draft. Its id is `O-` and 16 hex digits of a hash over tool, check, resource and native id;
 * exact repeats inside a file are told apart by `repeat` (0 for the first).
 */
export function observationOf(draft: Draft, at: RecordPlace, from: ReadFrom, repeat: number): Observation {
  const names = namesOf(draft);
  if (!names) throw new RangeError('a draft without check id and title is no observation');
  const { checkId: _checkId, title: _title, toolVersion: _version, within, remediation, ...rest } = draft;
  const pointer = within === undefined ? at.pointer : `${at.pointer ?? ''}${within}`;
  return {
    id: `O-${hashOf([...identityOf(draft), String(repeat)]).slice(0, 16)}`,
    ...rest,
    ...(remediation?.text === undefined && remediation?.url === undefined ? {} : { remediation }),
    ...names,
    format: from.format,
    at: { file: from.file, ...at, ...(pointer === undefined ? {} : { pointer }), sha256: from.sha256 },
  };
}

/** What makes two observations of one file the same. */
export function identityOf(draft: Draft): readonly string[] {
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

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
