import { printSummary } from '../io/print-summary.js';
import { writeAnswers } from '../io/response/workspace-files.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { Answer } from '../model/response.js';
import { mergeAnswers, proposeAnswers } from '../response/propose.js';
import { readResponse } from './response-facts.js';

interface CollectOptions {
  readonly engagement: string;
  readonly item?: number | undefined;
  readonly accept: boolean;
}

/**
 * Proposes evidence and writes it beside what people have decided. Later versions and items behind the wall that bear
 * on a request are told on the screen and written nowhere.
 */
export async function collectAnswers({ engagement, item, accept }: CollectOptions): Promise<number> {
  const { workspace, facts, free, withheld } = await readResponse(engagement);
  const asked = workspace.requests.filter((request) => item === undefined || request.item === item);
  if (asked.length === 0) {
    throw new DossierError(`The letter has no item ${item}.`, {
      exitCode: EXIT.usage,
      hint: 'ocr/requests.csv lists the items.',
    });
  }
  const { answers, later, ended } = proposeAnswers(asked, free.evidence, workspace.letter);
  const ids = new Set(free.evidence.map(({ id }) => id));
  const behind = facts.bearing.filter(
    (each) => !ids.has(each.evidence) && asked.some((request) => request.item === each.item),
  );
  const others = workspace.answers.filter((answer) => item !== undefined && answer.item !== item);
  const own = workspace.answers.filter((answer) => !others.includes(answer));
  const merged = mergeAnswers([...others, ...own], [...others, ...answers].map(decide(accept, others)));
  await writeAnswers(workspace, merged);
  const without = asked.filter((request) => !merged.some((answer) => answer.item === request.item));
  printSummary(
    `Evidence for ${asked.length} items`,
    [
      ...asked
        .map((request) => ({
          label: `Item ${request.item}`,
          lines: merged
            .filter((answer) => answer.item === request.item)
            .map(
              ({ evidence, decision, reason }) =>
                `${evidence} ${decision}${reason === undefined ? '' : `: ${reason}`}`,
            ),
        }))
        .filter(({ lines }) => lines.length > 0),
      ...rowOf(
        'Later',
        later.map((each) => `item ${each.item}: ${each.evidence} begins after the notice and is not sent`),
      ),
      ...rowOf(
        'Ended',
        ended.map(
          (each) => `item ${each.item}: ${each.evidence} was no longer in force on the day of the notice`,
        ),
      ),
      ...rowOf(
        'Held back',
        behind.map((each) => {
          const reason =
            withheld.find(({ what }) => what.startsWith(`${each.evidence} `))?.reason ?? 'behind the wall';
          return `item ${each.item}: ${each.evidence}, ${reason}; counsel can release it (releasedBy, releasedOn)`;
        }),
      ),
      ...rowOf(
        'Nothing',
        without.length > 0 ? [`items ${without.map((request) => request.item).join(', ')}`] : [],
      ),
      {
        label: 'Next',
        lines: [
          accept
            ? 'dossier ocr status'
            : 'Set `decision` to send or leave out in ocr/answers.csv; dossier ocr statement for what does not exist.',
        ],
      },
    ],
    process.stdout,
  );
  return EXIT.done;
}

/** With `accept`, what is proposed now is sent; rows of other items stay as they are. */
function decide(accept: boolean, others: readonly Answer[]): (answer: Answer) => Answer {
  return (answer) => (accept && !others.includes(answer) ? { ...answer, decision: 'send' } : answer);
}

function rowOf(
  label: string,
  lines: readonly string[],
): readonly { label: string; lines: readonly string[] }[] {
  return lines.length > 0 ? [{ label, lines }] : [];
}
