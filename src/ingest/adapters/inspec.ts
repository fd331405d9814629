import type { ObservationStatus, Severity } from '../../model/observation.js';
import { type Draft, status } from '../adapter.js';
import { list, number, text } from '../fields.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';

export interface InspecFacts {
  readonly control: unknown;
  readonly results: readonly unknown[];
  readonly impact: number | undefined;
  readonly target: string | undefined;
}

/** One control of an InSpec or HDF report: https://saf.mitre.org/framework/normalize/hdf */
export function observeInspec({ control, results, impact, target }: InspecFacts): Draft {
  const failed = results.filter((result) => text(result, 'status') === 'failed');
  const waived =
    text(control, 'waiver_data.skipped_due_to_waiver', 'waiver_data.justification') !== undefined;
  const what = failed.map((result) => text(result, 'code_desc', 'message')).filter(Boolean);
  return {
    tool: 'InSpec',
    checkId: text(control, 'id'),
    title: text(control, 'title'),
    description:
      what.length > 1
        ? `${what[0]} (and ${what.length - 1} more)`
        : (what[0] ?? text(control, 'desc', 'description')),
    resource: resourceOf({ id: target, cloud: 'other' }),
    severity: severityOfImpact(impact),
    nativeSeverity: impact === undefined ? undefined : String(impact),
    status: status(resultOf(results, impact), waived ? 'accepted' : 'none'),
    seen: seenInRun(text(results[0], 'start_time')),
    remediation: {
      text:
        text(
          list(control, 'descriptions').find((item) => text(item, 'label') === 'fix'),
          'data',
        ) ?? text(control, 'tags.fix'),
    },
  };
}

/** Impact 0 means not applicable; then any error, any failure, any pass decides; else nobody looked. */
function resultOf(results: readonly unknown[], impact: number | undefined): ObservationStatus['result'] {
  if (impact === 0) return 'not-applicable';
  const words = results.map((result) => text(result, 'status'));
  if (words.includes('error')) return 'error';
  if (words.includes('failed')) return 'fail';
  return words.includes('passed') ? 'pass' : 'manual';
}

function severityOfImpact(impact: number | undefined): Severity {
  if (impact === undefined) return 'unknown';
  if (impact >= 0.9) return 'critical';
  if (impact >= 0.7) return 'high';
  if (impact >= 0.4) return 'medium';
  return impact > 0 ? 'low' : 'info';
}

/** Impact as a number; some profiles write words. */
export function impactOf(control: unknown): number | undefined {
  const words: Readonly<Record<string, number>> = {
    none: 0,
    low: 0.3,
    medium: 0.5,
    high: 0.7,
    critical: 0.9,
  };
  return number(control, 'impact') ?? words[text(control, 'impact')?.toLowerCase() ?? ''];
}
