import { standingOn } from '../evidence/in-force.js';
import type { RegulatorModel } from '../model/regulator.js';
import type { Answer, DataRequest, ItemStatus, Letter, Statement } from '../model/response.js';

/** All that the workspace and the regulator's model say about an answer. */
export interface ResponseFacts {
  readonly letter: Letter;
  readonly requests: readonly DataRequest[];
  readonly answers: readonly Answer[];
  readonly statements: readonly Statement[];
  /** Items whose signed statement is on file. */
  readonly signed: ReadonlySet<number>;
  /** With what counsel released for some item. */
  readonly model: Pick<RegulatorModel, 'evidence'>;
  /** Evidence that leaves without a release. */
  readonly free: ReadonlySet<string>;
  /** Evidence that bears on each item, on either side of the wall: a statement that nothing exists must not deny it. */
  readonly bearing: readonly Pick<Answer, 'item' | 'evidence'>[];
}

/** Where every requested item stands, in the order of the letter. */
export function itemStatuses(facts: ResponseFacts): readonly ItemStatus[] {
  return facts.requests.map((request) => statusOf(request, facts));
}

function statusOf(request: DataRequest, facts: ResponseFacts): ItemStatus {
  const answers = facts.answers.filter(({ item }) => item === request.item);
  const chosen = answers.filter(({ decision }) => decision === 'send');
  const problems = chosen.flatMap((answer) => problemOf(answer, facts) ?? []);
  const undecided = answers.filter(({ decision }) => decision === 'proposed').map(({ evidence }) => evidence);
  const statement = facts.statements.some(({ item }) => item === request.item);
  const denied = statement ? deniedBy(request.item, facts) : [];
  const isSigned = statement && facts.signed.has(request.item);
  const sends = chosen
    .filter((answer) => problemOf(answer, facts) === undefined)
    .map(({ evidence }) => evidence);
  const todo = [
    ...problems,
    ...(undecided.length > 0 ? [`decide on ${undecided.join(', ')}`] : []),
    ...(denied.length > 0
      ? [
          `the statement says that nothing exists; ${denied.join(', ')} bears on the item: send it, or leave it out`,
        ]
      : []),
    ...(statement && !isSigned ? ['the statement is not signed'] : []),
  ];
  const isAnswered = sends.length > 0 || isSigned;
  const hasAny = isAnswered || statement || answers.some(({ decision }) => decision !== 'leave out');
  const done = sends.length === 0 ? 'statement' : 'ready';
  return {
    request,
    state: isAnswered && todo.length === 0 ? done : hasAny ? 'partial' : 'missing',
    todo: hasAny ? todo : ['nothing is chosen and nothing is stated'],
    sends,
    hasStatement: isSigned,
  };
}

/** Evidence on an item that nobody decided to leave out: a statement that nothing exists would be untrue. */
export function deniedBy(
  item: number,
  { bearing, answers }: Pick<ResponseFacts, 'bearing' | 'answers'>,
): readonly string[] {
  const leftOut = new Set(
    answers
      .filter((answer) => answer.item === item && answer.decision === 'leave out')
      .map(({ evidence }) => evidence),
  );
  return bearing
    .filter((each) => each.item === item && !leftOut.has(each.evidence))
    .map(({ evidence }) => evidence);
}

/** Why a chosen item cannot go out; undefined when it can. */
function problemOf(
  { evidence: id, releasedBy }: Answer,
  { model, free, letter }: ResponseFacts,
): string | undefined {
  const found = model.evidence.find((item) => item.id === id);
  if (!found)
    return `${id} is not in the register, has no file, or may not leave without a release by counsel`;
  if (!free.has(id) && releasedBy === undefined)
    return `${id} may not leave without a release by counsel for this item (releasedBy, releasedOn)`;
  return standingOn(found, letter.notice) === 'later'
    ? `${id} begins after the notice of ${letter.notice}`
    : undefined;
}
