import { EXIT } from '../model/diagnostic.js';
import { explain } from '../render/explain/explain.js';
import { explanationText } from '../render/explain/explanation-text.js';
import { explainInput } from './explain-input.js';
import { textWidth } from './text-width.js';

interface ExplainOptions {
  readonly what: string;
  readonly dossier?: string | undefined;
  readonly json: boolean;
}

/** Prints how `what` came about. */
export async function explainFigure({ what, dossier, json }: ExplainOptions): Promise<number> {
  const explanation = explain(await explainInput(dossier), what);
  process.stdout.write(
    json
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : explanationText(explanation, textWidth(process.stdout)),
  );
  return EXIT.done;
}
