import { canonicalJson } from '../model/canonical-json.js';
import type { Dossier } from '../model/dossier.js';
import type { RegulatorModel } from '../model/regulator.js';

/** Shorter texts are words that any document may hold. */
const SHORTEST = 20;
/** Amounts below $1,000 occur in any document. */
const SMALLEST_CENTS = 100_000;

/**
 * Texts of a dossier that no output for a regulator may hold: reasons, assumptions, counsel's statements, plan,
 * and the amounts of the exposure, as they are printed. A second line behind the wall: outputs and evidence files
 * are searched for them. Texts that the regulator's model holds itself are left out.
 */
export function privilegedTexts(dossier: Dossier, model: RegulatorModel): readonly string[] {
  const shown = plain(canonicalJson(model));
  const texts = [...wordsOf(dossier), ...amountsOf(dossier)].filter((text) => text !== undefined);
  return [...new Set(texts)].filter((text) => !shown.includes(plain(text))).sort();
}

/** Looks for privileged texts in one text, whatever its case, white space and line ends. */
export function privilegedFinder(privileged: readonly string[]): (text: string) => readonly string[] {
  const wanted = privileged.map((words) => ({ words, searched: plain(words) }));
  return (text) => {
    const whole = plain(text);
    return wanted.filter(({ searched }) => whole.includes(searched)).map(({ words }) => words);
  };
}

function wordsOf({
  engagement,
  riskLevel,
  exposure,
  plan,
  assumptions,
  assessed,
}: Dossier): readonly string[] {
  const { dossier, entity, recognizedSecurityPractices: practices } = engagement;
  const words = [
    dossier.title,
    dossier.question,
    dossier.confidentiality,
    entity.statusBasis,
    riskLevel.reason,
    practices?.reason,
    engagement.budget?.reason,
    ...engagement.systems.map(({ phiBasis }) => phiBasis),
    ...engagement.culpability.map(({ reason }) => reason),
    ...engagement.factors.map(({ statement }) => statement),
    ...engagement.suppressions.map(({ reason }) => reason),
    ...(engagement.decisions ?? []).flatMap(({ reason, alternative }) => [reason, alternative]),
    ...engagement.vendors.flatMap(({ provides }) =>
      (provides ?? []).flatMap(({ share, remains }) => [share, remains]),
    ),
    ...assessed.coverage.map(({ reason }) => reason),
    ...assumptions.flatMap(({ statement, affects }) => [statement, affects]),
    ...plan.actions.flatMap(({ reasons, otherValue }) => [...reasons, otherValue]),
    ...(exposure.kind === 'priced'
      ? exposure.provisions.map(({ tierReason }) => tierReason)
      : [exposure.reason]),
  ];
  return words.filter((text): text is string => text !== undefined && text.length >= SHORTEST);
}

function amountsOf({ exposure }: Dossier): readonly string[] {
  if (exposure.kind === 'not-priced') return [];
  const amounts = [
    exposure.headline.low,
    exposure.headline.high,
    ...exposure.provisions.flatMap(({ estimate, ceiling }) => [estimate, ceiling]),
  ];
  return amounts
    .filter((amount) => amount >= SMALLEST_CENTS)
    .map((amount) => `$${(amount / 100).toLocaleString('en-US')}`);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
}
