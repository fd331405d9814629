import type { IsoDate } from '../model/date.js';
import { EXIT } from '../model/diagnostic.js';
import type { Simulation } from '../model/simulation.js';
import { planInput } from '../plan-input.js';
import { simulate } from '../plan/simulate.js';
import { fixesNamed } from '../plan/fixes.js';
import { priceSpans } from '../price/price-spans.js';
import { simulationText } from '../render/terminal/simulation-text.js';
import { assembled } from './assembled.js';
import { dayOption } from './plan-limits.js';
import { textWidth } from './text-width.js';

interface SimulateOptions {
  readonly engagement: string;
  readonly fix: readonly string[];
  readonly by?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Prints what fixing the named things would change. */
export async function simulateFixes({
  engagement: folder,
  fix,
  by,
  json,
  quiet,
}: SimulateOptions): Promise<number> {
  const dossier = await assembled(folder, { quiet });
  const { engagement, assessed, exposure, asOf } = dossier;
  const finish: IsoDate | undefined = by === undefined ? undefined : dayOption('--by', by, asOf);
  const names = fix.flatMap((list) => list.split(',')).map((name) => name.trim());
  const fixes = fixesNamed(names.filter(Boolean), dossier, finish);
  const input = planInput({ engagement, assessed, exposure });
  const noticeDate = engagement.noticeDate ?? asOf;
  const result: Simulation = {
    version: '1',
    engagement: engagement.name,
    asOf,
    horizon: input.horizon,
    fixes,
    outcome:
      exposure.kind === 'not-priced'
        ? { kind: 'not-priced', reason: exposure.reason }
        : simulate(
            fixes,
            input,
            (spans) => priceSpans(spans, { noticeDate, adjustments: [] }).estimate.discretion,
          ),
  };
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (!quiet) process.stdout.write(simulationText(result, textWidth(process.stdout)));
  return EXIT.done;
}
