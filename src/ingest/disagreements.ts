import type { Diagnostic } from '../model/diagnostic.js';
import type { Standing } from './finding-state.js';
import type { Group } from './group.js';

/** One diagnostic per family in which one tool says open and another closed. */
export function disagreements(groups: readonly Group[]): readonly Diagnostic[] {
  const byFamily = new Map<string, { readonly count: number; readonly first: Group }>();
  for (const group of groups) {
    const kinds = new Set(group.reading.standings.map(({ kind }) => kind));
    if (!kinds.has('open') || !kinds.has('closed')) continue;
    const before = byFamily.get(group.family.id);
    byFamily.set(group.family.id, { count: (before?.count ?? 0) + 1, first: before?.first ?? group });
  }
  return [...byFamily]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, { count, first }]) => {
      const tools = (kind: Standing['kind']): string =>
        first.reading.standings
          .filter((standing) => standing.kind === kind)
          .map(({ tool }) => tool)
          .join(', ');
      return {
        level: 'warning',
        code: 'scanners-disagree',
        message: `${tools('open')} reports ${family} as failing where ${tools('closed')} does not, on ${resources(count)}; the finding stays open.`,
        at: first.reading.standings.find(({ kind }) => kind === 'closed')?.by[0]?.at,
        value: first.observations[0]?.resource.id,
        hint: 'Run both scanners again on the same day.',
      } satisfies Diagnostic;
    });
}

/** One diagnostic for all resources that records put into more than one account: the account decides the system. */
export function accountsThatDisagree(groups: readonly Group[]): readonly Diagnostic[] {
  const split = groups
    .map((group) => ({ group, accounts: accountsOf(group) }))
    .filter(({ accounts }) => accounts.length > 1)
    .sort((a, b) => (a.group.key < b.group.key ? -1 : 1));
  const [first] = split;
  if (!first) return [];
  const keys = new Set(split.map(({ group }) => group.key));
  return [
    {
      level: 'warning',
      code: 'accounts-disagree',
      message: `Records put ${resources(keys.size)} into more than one account; the account that most of them name holds, of equals the lowest.`,
      at: first.group.observations[0]?.at,
      value: first.accounts.join(', '),
      hint: 'The account decides which system of dossier.yaml a resource belongs to: match such resources by name.',
    },
  ];
}

function accountsOf({ observations }: Group): readonly string[] {
  return [...new Set(observations.flatMap(({ resource }) => resource.account?.toLowerCase() ?? []))].sort();
}

function resources(count: number): string {
  return count === 1 ? '1 resource' : `${count} resources`;
}
