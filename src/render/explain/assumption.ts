import { dollarText } from '../../model/money.js';
import { known, type Subject } from './book.js';
import { fact } from './explanation.js';

/** An assumption: who makes it, what it bears on, and the exposure of the provisions that it names. */
export const assumptionSubject: Subject = {
  kind: 'assumption, AS-03',
  ids: ({ assumptions }) => assumptions.map(({ id }) => id),
  explain: ({ dossier: { assumptions, exposure } }, id) => {
    const { statement, affects, by } = known(
      assumptions.find((assumption) => assumption.id === id),
      id,
    );
    const named =
      exposure.kind === 'priced' ? exposure.provisions.filter((row) => names(statement, row.provision)) : [];
    return {
      title: `${id}, an assumption`,
      id,
      facts: [
        ...fact('Statement', statement),
        ...fact('By', by),
        ...fact('When wrong', affects),
        ...named.flatMap(({ provision, estimate, ceiling }) =>
          fact('Names', `${provision}: ${dollarText(estimate)} to ${dollarText(ceiling)}`),
        ),
      ],
      children: [],
    };
  },
};

/** `164.312(a)` is not named where `164.312(a)(1)` is. */
function names(statement: string, provision: string): boolean {
  return statement
    .split(provision)
    .slice(1)
    .some((rest) => !rest.startsWith('('));
}
