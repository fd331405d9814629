import { gapsIcs } from '../gaps/gaps-ics.js';
import { gapsOf } from '../gaps/gaps-of.js';
import { gapsText } from '../gaps/gaps-text.js';
import { EXIT, unreachable } from '../model/diagnostic.js';
import { csv } from '../render/csv.js';
import { explainInput } from './explain-input.js';

interface GapsOptions {
  readonly dossier?: string | undefined;
  readonly by?: 'owner' | undefined;
  readonly format: 'table' | 'csv' | 'ics' | 'json';
}

/** Prints the gaps of a built dossier on stdout. */
export async function listGaps({ dossier: named, by, format }: GapsOptions): Promise<number> {
  const dossier = await explainInput(named);
  const gaps = gapsOf(dossier);
  process.stdout.write(text());
  return EXIT.done;

  function text(): string {
    switch (format) {
      case 'table':
        return gapsText(gaps, by === 'owner');
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
