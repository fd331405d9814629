import type { Adapter, AdapterInput, Outcome, RecordPlace } from '../adapter.js';
import { asText, has, list, text } from '../fields.js';
import { readJson } from '../input/json-reader.js';
import { outcomesOfJson } from '../json-adapter.js';
import { impactOf, observeInspec } from './inspec.js';

interface Control {
  readonly control: unknown;
  readonly at: RecordPlace;
  readonly impact: number | undefined;
  results: readonly unknown[];
}

/**
 * HDF and InSpec JSON. Overlay profiles repeat the controls of the profile below: the impact that counts stands in
 * the first (topmost), the results in the lowest; such a control is one record.
 */
export const hdf: Adapter = {
  id: 'hdf',
  title: 'Heimdall Data Format, InSpec JSON',
  claims: (head) =>
    head.kind === 'json' &&
    has(head.root, 'profiles') &&
    (has(head.root, 'platform') || has(head.root, 'statistics')),
  read,
};

async function* read(input: AdapterInput): AsyncGenerator<Iterable<Outcome>> {
  const controls = new Map<string, Control>();
  let target: string | undefined;
  for await (const records of readJson(input, ['/platform', '/profiles/[]/controls/[]'])) {
    yield outcomesOfJson(records, input.file, ({ pattern, value, at }) => {
      if (pattern === '/platform') target = text(value, 'target_id', 'name') ?? asText(value);
      else add(controls, value, at);
      return [];
    });
  }
  for (const { control, at, impact, results } of controls.values())
    yield [{ kind: 'observed', draft: observeInspec({ control, results, impact, target }), at }];
}

function add(controls: Map<string, Control>, control: unknown, at: RecordPlace): void {
  const id = text(control, 'id') ?? at.pointer ?? '';
  const above = controls.get(id);
  const results = list(control, 'results');
  if (!above) controls.set(id, { control: withoutCode(control), at, impact: impactOf(control), results });
  else if (above.results.length === 0) above.results = results;
}

/** A control's source code is long and not wanted. */
function withoutCode(control: unknown): unknown {
  return typeof control === 'object' && control !== null
    ? { ...control, code: undefined, results: undefined }
    : control;
}
