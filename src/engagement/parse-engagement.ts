import type { z } from 'zod';
import { DossierError, EXIT, type Diagnostic, type Place } from '../model/diagnostic.js';
import type { Assumption } from '../model/dossier.js';
import type { Engagement } from '../model/engagement.js';
import { assumptionsOf } from './assumptions.js';
import { crossChecks, type ReadableSections } from './cross-checks.js';
import { engagementSchema, engagementSections } from './engagement-schema.js';
import { placeInYaml, type FieldPath } from '../yaml/place-in-yaml.js';
import { issueInYaml, readYaml } from '../yaml/read-yaml.js';
import { stepInto } from '../yaml/schema-at.js';

export interface ParsedEngagement {
  readonly engagement: Engagement;
  /** What the file leaves open; printed with the figures that depend on it. */
  readonly assumptions: readonly Assumption[];
  /** Warnings; errors are thrown. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where a field stands: for what turns out later, such as a glob without files. */
  readonly placeOf: (path: FieldPath) => Place;
}

/**
 * Reads the text of `dossier.yaml`. `file` is its name in messages. Throws DossierError (exit 65) that carries
 * every error of the file as a diagnostic, in the order of the lines.
 */
export function parseEngagement(text: string, file: string): ParsedEngagement {
  const reading = readYaml(text, file, engagementSchema);
  const { yaml } = reading;
  const sections = reading.kind === 'read' ? reading.value : readableSections(yaml?.value);
  const diagnostics = [
    ...(reading.kind === 'refused' ? reading.diagnostics.map(sayingWhatWaits) : []),
    ...(yaml ? crossChecks(sections).map((issue) => issueInYaml(yaml, issue)) : []),
  ].toSorted(byLine);
  const errors = diagnostics.filter(({ level }) => level === 'error').length;
  if (reading.kind === 'refused' || errors > 0) {
    throw new DossierError(`${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}`, {
      exitCode: EXIT.badInput,
      hint: 'Correct the lines named, then run again; nothing was written.',
      diagnostics,
    });
  }
  return {
    engagement: reading.value,
    assumptions: assumptionsOf(reading.value),
    diagnostics,
    placeOf: (path) => placeInYaml(reading.yaml, path),
  };
}

/** The sections that can be read on their own, so that one mistake doesn't hide the others. */
function readableSections(value: unknown): ReadableSections {
  const sections: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries<z.ZodType>(engagementSections)) {
    const section = schema.safeParse(stepInto(value, name));
    if (section.success) sections[name] = section.data;
  }
  return sections;
}

/** Which other days are wrong cannot be said before there is a day to compare them with. */
function sayingWhatWaits(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.at?.field === 'asOf' && diagnostic.hint === undefined
    ? { ...diagnostic, hint: 'Days such as the horizon are compared with it once it can be read.' }
    : diagnostic;
}

function byLine(a: Diagnostic, b: Diagnostic): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}
