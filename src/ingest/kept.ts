import type { Observation } from '../model/observation.js';

/** Values that turn out to be in few observations must not fill the memory either. */
const MOST_SHARED = 100_000;

/**
 * Makes observations fit to be kept by the hundred thousand: without ties to the text they were cut from, and with
 * one copy of what many have in common (tool, check, title, remediation, account, status, tags).
 */
export function createKeeper(): (observation: Observation) => Observation {
  const known = new Map<string, unknown>();
  const shared = <Value>(value: Value): Value => {
    if (value === undefined) return value;
    const key = JSON.stringify(value);
    const first = known.get(key);
    if (first === undefined && known.size < MOST_SHARED) known.set(key, value);
    return (first ?? value) as Value;
  };
  return (observation) => {
    // Strings that were cut out of a larger text keep all of it in memory; parsed ones are their own.
    const copy = JSON.parse(JSON.stringify(observation)) as Observation;
    const { resource, at } = copy;
    return {
      ...copy,
      tool: shared(copy.tool),
      format: shared(copy.format),
      checkId: shared(copy.checkId),
      title: shared(copy.title),
      nativeSeverity: shared(copy.nativeSeverity),
      status: shared(copy.status),
      seen: shared(copy.seen),
      remediation: shared(copy.remediation),
      at: { ...at, file: shared(at.file), sha256: shared(at.sha256) },
      resource: {
        ...resource,
        type: shared(resource.type),
        account: shared(resource.account),
        region: shared(resource.region),
        tags: shared(resource.tags),
      },
    };
  };
}
