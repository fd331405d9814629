import type { Observation } from '../model/observation.js';
import { createShare } from '../model/sharing.js';

/**
 * Makes observations fit to be kept by the hundred thousand: without ties to the text they were cut from, and with
 * one copy of what many have in common (tool, check, title, remediation, resource, status).
 */
export function createKeeper(): (observation: Observation) => Observation {
  const share = createShare();
  return (observation) => {
    // Strings that were cut out of a larger text keep all of it in memory; parsed ones are their own.
    const copy = JSON.parse(JSON.stringify(observation)) as {
      -readonly [Key in keyof Observation]: Observation[Key];
    };
    const { at } = copy;
    copy.severity = share(copy.severity);
    copy.tool = share(copy.tool);
    copy.format = share(copy.format);
    copy.checkId = share(copy.checkId);
    copy.title = share(copy.title);
    copy.status = share(copy.status);
    copy.seen = share(copy.seen);
    copy.resource = share(copy.resource);
    copy.at = { ...at, file: share(at.file), sha256: share(at.sha256) };
    if (copy.description !== undefined) copy.description = share(copy.description);
    if (copy.nativeSeverity !== undefined) copy.nativeSeverity = share(copy.nativeSeverity);
    if (copy.remediation) copy.remediation = share(copy.remediation);
    if (copy.statedProvisions) copy.statedProvisions = share(copy.statedProvisions);
    return copy;
  };
}
