import { EXIT } from '../model/diagnostic.js';
import { explain } from '../render/explain/explain.js';
import { explanationText } from '../render/explain/explanation-text.js';
import { explainInput } from './explain-input.js';

interface ExplainOptions {
  readonly what: string;
  readonly dossier?: string | undefined;
  readonly json: boolean;
}

const PIPE_WIDTH = 80;

/** Prints how `what` came about. */
export async function explainFigure({ what, dossier, json }: ExplainOptions): Promise<number> {
  const explanation = explain(await explainInput(dossier), what);
  const width = Math.max(60, Math.min(process.stdout.columns ?? PIPE_WIDTH, 110));
  process.stdout.write(
    json ? `${JSON.stringify(explanation, null, 2)}\n` : explanationText(explanation, width),
  );
  return EXIT.done;
}
