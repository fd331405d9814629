import type { AssessedFinding, Disposition } from '../model/assessed.js';
import { dayInWords, type IsoDate } from '../model/date.js';
import { unreachable } from '../model/diagnostic.js';
import type { ComparedFinding } from './compared-finding.js';
import { standingOf } from './standing.js';

/** One sentence: why a finding is called new, fixed, not seen … `asOf` is the day of the earlier dossier. */
export function reasonOf({ kind, before, now, watched }: ComparedFinding, asOf: IsoDate): string {
  switch (kind) {
    case 'new':
      return newReason(now, asOf);
    case 'reopened':
      return before?.period.kind === 'dated'
        ? `It had ended on ${dayInWords(before.period.interval.to)} and fails again.`
        : 'It had ended and fails again.';
    case 'fixed':
      return fixedReason(now);
    case 'passes now': {
      const on = watched?.on === undefined ? '' : ` on ${dayInWords(watched.on)}`;
      return `${watched?.tool ?? 'A scanner'} reports it as passing${on}; these scans hold no failure of it.`;
    }
    case 'not seen':
      return watched
        ? `${watched.tool} reports it as ${watched.result === 'not-applicable' ? 'not applicable' : 'not evaluated'}, which is no proof of a fix.`
        : `No scan of this build holds it, though ${toolsOf(before)} ${reported(before)} on ${accountOf(before)} again; that is no proof of a fix.`;
    case 'not scanned':
      return `No scan of this build by ${toolsOf(before)} covers ${accountOf(before)}; nothing is known of it.`;
    case 'reclassified':
      return before && now ? reclassifiedReason(before, now) : '';
    case 'continuing':
    case 'closed before':
      return '';
    default:
      return unreachable(kind);
  }
}

function newReason(now: AssessedFinding | undefined, asOf: IsoDate): string {
  if (now?.period.kind !== 'dated') return 'The earlier dossier did not have it; no day is known.';
  const { from } = now.period.interval;
  const since = `failing since ${dayInWords(from)}`;
  return from <= asOf
    ? `The earlier dossier did not have it, although it is ${since}, before that dossier.`
    : `The earlier dossier did not have it; ${since}.`;
}

function fixedReason(now: AssessedFinding | undefined): string {
  if (now?.period.kind !== 'dated') return 'It has ended.';
  const { to } = now.period;
  return to.kind === 'stated'
    ? `Ended on ${dayInWords(to.on)}: ${to.source}.`
    : `Ended by ${dayInWords(to.on)} at the latest: ${to.reason}`;
}

function reclassifiedReason(before: AssessedFinding, now: AssessedFinding): string {
  if (before.disposition.kind !== now.disposition.kind) {
    return `${capital(before.disposition.kind)} before; now ${now.disposition.kind}${whyOf(now.disposition, before)}.`;
  }
  const [was, is] = [standingOf(before).provision, standingOf(now).provision];
  return `Mapped to ${is ?? 'no provision'} instead of ${was ?? 'no provision'}.`;
}

/** What now sets it aside; or what did and does no more. */
function whyOf(now: Disposition, before: AssessedFinding): string {
  switch (now.kind) {
    case 'suppressed':
      return ` (${now.suppression}: ${withoutStop(now.reason)})`;
    case 'refuted':
      return ` by evidence ${now.evidence}`;
    case 'accepted by scanner':
      return ` (${withoutStop(now.source)})`;
    case 'counted':
      return before.disposition.kind === 'suppressed'
        ? ` (${before.disposition.suppression} is not in force any more)`
        : '';
    case 'out of scope':
    case 'scope unknown':
    case 'not mapped':
    case 'not dated':
      return ` (${withoutStop(now.reason)})`;
    default:
      return unreachable(now);
  }
}

function toolsOf(finding: AssessedFinding | undefined): string {
  return toolNames(finding).join(' or ');
}

function reported(finding: AssessedFinding | undefined): string {
  return toolNames(finding).length === 1 ? 'reports' : 'report';
}

function toolNames(finding: AssessedFinding | undefined): readonly string[] {
  return [...new Set(finding?.observations.map(({ tool }) => tool))].sort();
}

function accountOf(finding: AssessedFinding | undefined): string {
  const account = finding?.resource.account;
  return account === undefined ? 'its source' : `account ${account}`;
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
