import type { Diagnostic, Place } from '../model/diagnostic.js';
import type { HashedEvidence } from '../model/evidence.js';
import type { Finding as ScannerFinding } from '../model/finding.js';
import type { Observation } from '../model/observation.js';
import type { ScreenKind, ScreenText } from './finding.js';

/** Accounts are named by them, and the house reads its own dossier: they stay, and one warning counts them. */
const CONTACTS: readonly ScreenKind[] = ['an e-mail address', 'a telephone number'];

export interface Redacted {
  readonly findings: readonly ScannerFinding[];
  readonly evidence: readonly HashedEvidence[];
  /** One warning for each text with a value taken out, by place, and one for all contacts left in. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes PHI and secrets out of the texts of findings and the titles of evidence, for every document of the dossier.
 * Resource ids and names stay as they are: without them nobody can correct what was found.
 */
export function redact(
  findings: readonly ScannerFinding[],
  evidence: readonly HashedEvidence[],
  screen: ScreenText,
): Redacted {
  const once = remembered(screen);
  const diagnostics: Diagnostic[] = [];
  const contacts: Place[] = [];
  const clean = (text: string, what: string, at: Place): string => {
    const found = once(text);
    if (found.length === 0) return text;
    const taken = found.filter(({ kind }) => !CONTACTS.includes(kind));
    if (taken.length < found.length) contacts.push(at);
    if (taken.length > 0) diagnostics.push(warning([...new Set(taken.map(({ kind }) => kind))], what, at));
    return taken.reduceRight(
      (rest, { kind, start, end }) => `${rest.slice(0, start)}${mark(kind)}${rest.slice(end)}`,
      text,
    );
  };
  const titles = new Map<string, string>();
  const result = {
    findings: findings.map((finding) => {
      const observations = cleanAll(finding.observations, (each) => cleanObservation(each, clean));
      const at = finding.observations[0]?.at;
      if (!titles.has(finding.title))
        titles.set(
          finding.title,
          at ? clean(finding.title, 'a finding’s title', placeOf(at)) : finding.title,
        );
      const title = titles.get(finding.title) ?? finding.title;
      if (observations === finding.observations && title === finding.title) return finding;
      return { ...finding, title, observations };
    }),
    evidence: cleanAll(evidence, (item) => {
      const title = clean(item.title, 'the title of evidence', { ...item.at, field: 'title' });
      return title === item.title ? item : { ...item, title };
    }),
  };
  return { ...result, diagnostics: [...unrepeated(diagnostics), ...contactWarning(contacts)] };
}

/** Scanners repeat titles and advice for every resource; what each resource has of its own need not be remembered. */
const MOST_REMEMBERED = 20_000;

function remembered(screen: ScreenText): ScreenText {
  const known = new Map<string, ReturnType<ScreenText>>();
  return (text) => {
    const found = known.get(text) ?? screen(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, found);
    return found;
  };
}

type Clean = (text: string, what: string, at: Place) => string;

function cleanObservation(observation: Observation, clean: Clean): Observation {
  const at = placeOf(observation.at);
  const title = clean(observation.title, 'a finding’s text', at);
  const description =
    observation.description === undefined
      ? undefined
      : clean(observation.description, 'a finding’s text', at);
  const text = observation.remediation?.text;
  const advice = text === undefined ? undefined : clean(text, 'a finding’s remediation', at);
  if (title === observation.title && description === observation.description && advice === text)
    return observation;
  return {
    ...observation,
    title,
    ...(description !== undefined && { description }),
    ...(observation.remediation &&
      advice !== undefined && { remediation: { ...observation.remediation, text: advice } }),
  };
}

/** The same array where nothing changed: most texts hold nothing. */
function cleanAll<T>(values: readonly T[], cleanOne: (value: T) => T): readonly T[] {
  const cleaned = values.map(cleanOne);
  return cleaned.every((value, index) => value === values[index]) ? values : cleaned;
}

function placeOf({ file, line, column, pointer, field }: Place): Place {
  return {
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(pointer !== undefined && { pointer }),
    ...(field !== undefined && { field }),
  };
}

/** `[REDACTED SOCIAL SECURITY NUMBER]`: never a hash, which can be tried out. */
function mark(kind: ScreenKind): string {
  return `[REDACTED ${kind.replace(/^an? /, '').toUpperCase()}]`;
}

function warning(kinds: readonly ScreenKind[], what: string, at: Place): Diagnostic {
  return {
    level: 'warning',
    code: 'possible-phi',
    message: `Possible PHI or a secret in ${what}: ${kinds.join(', ')}. It was taken out of every document.`,
    at,
    hint: 'Find out how it came into the file, and whether that is a disclosure. Free names are not found.',
  };
}

/** Title and texts of one record often hold the same. */
function unrepeated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify([each.message, each.at]), each])).values()];
}

function contactWarning(places: readonly Place[]): readonly Diagnostic[] {
  const [at] = places;
  if (!at) return [];
  return [
    {
      level: 'warning',
      code: 'contacts-in-texts',
      message: `${places.length} ${places.length === 1 ? 'text holds' : 'texts hold'} e-mail addresses or telephone numbers; they were left in, because accounts are named by them.`,
      at,
      hint: 'See that they are of staff and accounts, and of no patient.',
    },
  ];
}
