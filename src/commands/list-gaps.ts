import { askedSlots, coveredProvisions } from '../assess/coverage.js';
import { gapsIcs } from '../gaps/gaps-ics.js';
import { gapsOf } from '../gaps/gaps-of.js';
import { gapsText } from '../gaps/gaps-text.js';
import type { IsoDate } from '../model/date.js';
import { EXIT, unreachable } from '../model/diagnostic.js';
import type { Dossier } from '../model/dossier.js';
import { csv } from '../render/csv.js';
import { dayOption } from './day-option.js';
import { explainInput } from './explain-input.js';
import { textLayout } from './text-width.js';

interface GapsOptions {
  readonly dossier?: string | undefined;
  readonly by?: 'owner' | undefined;
  readonly on?: string | undefined;
  readonly format: 'table' | 'csv' | 'ics' | 'json';
}

/** Prints the gaps of a built dossier on stdout. */
export async function listGaps({ dossier: named, by, format, on }: GapsOptions): Promise<number> {
  const day = on === undefined ? undefined : dayOption('--on', on);
  const built = await explainInput(named);
  const dossier = day === undefined ? built : standingOn(built, day);
  const gaps = gapsOf(dossier);
  process.stdout.write(text());
  return EXIT.done;

  function text(): string {
    switch (format) {
      case 'table':
        return gapsText(gaps, by === 'owner', textLayout(process.stdout).width);
      case 'csv':
        return csv(
          ['due', 'of', 'kind', 'what', 'owner'],
          gaps.map(({ due, of, kind, what, owner }) => [due, of, kind, what, owner]),
        );
      case 'ics':
        return gapsIcs(gaps, { name: dossier.engagement.name, asOf: dossier.asOf });
      case 'json':
        return `${JSON.stringify({ asOf: dossier.asOf, gaps }, null, 2)}\n`;
      default:
        return unreachable(format);
    }
  }
}

/** The same dossier with its slots as they stood on another day; the findings stay those of its assessment. */
function standingOn(dossier: Dossier, day: IsoDate): Dossier {
  const { engagement, evidence, assessed } = dossier;
  const rows = new Map(coveredProvisions.map(({ row }) => [row.id, row]));
  const coverage = assessed.coverage.map((standing) => {
    const row = rows.get(standing.provision);
    const isOpen = standing.findings > 0;
    return row ? { ...standing, slots: askedSlots(row, { engagement, evidence, day, isOpen }) } : standing;
  });
  return { ...dossier, asOf: day, assessed: { ...assessed, coverage } };
}
