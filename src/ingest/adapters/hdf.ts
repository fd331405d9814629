import type { Adapter, AdapterInput, Outcome, RecordPlace } from '../adapter.js';
import { asText, has, list, text } from '../fields.js';
import { readJson } from '../input/json-reader.js';
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

async function* read(input: AdapterInput): AsyncGenerator<Outcome> {
  const controls = new Map<string, Control>();
  let target: string | undefined;
  for await (const event of readJson(input, ['/platform', '/profiles/[]/controls/[]'])) {
    if (event.kind === 'trouble') yield event;
    else if (event.kind === 'malformed')
      yield { kind: 'skipped', reason: event.reason, at: event.at, level: 'error' };
    else if (event.pattern === '/platform')
      target = text(event.value, 'target_id', 'name') ?? asText(event.value);
    else add(controls, event.value, event.at);
  }
  for (const { control, at, impact, results } of controls.values()) {
    yield { kind: 'observed', draft: observeInspec({ control, results, impact, target }), at };
  }
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
