import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createJsonScanner,
  type JsonEvent,
  type ScannerOptions,
} from '../../src/ingest/input/json-scanner.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { select } from '../../src/ingest/input/json-pattern.js';

function scan(text: string, pattern: string, chunkSize = 1024, options: ScannerOptions = {}): JsonEvent[] {
  const scanner = createJsonScanner([pattern], options);
  const bytes = new TextEncoder().encode(text);
  const events: JsonEvent[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize)
    events.push(...scanner.feed(bytes.subarray(at, at + chunkSize)));
  return [...events, ...scanner.finish()];
}

function values(events: readonly JsonEvent[]): unknown[] {
  return events.flatMap((event) => (event.kind === 'value' ? [event.value] : []));
}

describe('the JSON boundary scanner', () => {
  it('finds the same records as JSON.parse, however the bytes are cut', () => {
    const document = fc.record({
      meta: fc.jsonValue(),
      Findings: fc.array(fc.jsonValue(), { maxLength: 6 }),
      runs: fc.array(
        fc.record({ tool: fc.jsonValue(), results: fc.array(fc.jsonValue(), { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
    });
    const pattern = fc.constantFrom('', '/Findings/[]', '/runs/[]/results/[]', '/*', '/runs/[]/tool');
    fc.assert(
      fc.property(
        document,
        pattern,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1, '\t'),
        (root, pattern, size, indent) => {
          const text = JSON.stringify(root, null, indent);
          const wanted = select(JSON.parse(text), pattern);
          const events = scan(text, pattern, size);
          expect(events.every(({ kind }) => kind === 'value')).toBe(true);
          expect(events.map(({ at }) => at.pointer)).toEqual(wanted.map(({ pointer }) => pointer));
          expect(JSON.stringify(values(events))).toBe(JSON.stringify(wanted.map(({ value }) => value)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives each record its line and byte offset', () => {
    const text = '{\n "Findings": [\n  {"a": "é"},\n  {"a":\n 2}\n ]\n}';
    const places = scan(text, '/Findings/[]').map(({ at }) => [at.line, at.offset]);
    expect(places).toEqual([
      [3, 19],
      [4, 34],
    ]);
  });

  it('reads on behind a malformed record', () => {
    const events = scan('[{"a":1},{"a":tru},{"a":3}]', '/[]');
    expect(events.map(({ kind, at }) => [kind, at.pointer])).toEqual([
      ['value', '/0'],
      ['malformed', '/1'],
      ['value', '/2'],
    ]);
  });

  it('gives the records of a list that breaks off, and says so', () => {
    const events = scan('[{"a":1},\n{"a":2},\n{"a"', '/[]', 3);
    expect(values(events)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(events.at(-1)).toMatchObject({ kind: 'broken', at: { line: 3 } });
  });

  it.each([
    '[1,]',
    '[1 2]',
    '{"a":}',
    '{a:1}',
    '[1]]',
    '[1]x',
    '{"Findings":[1,2}',
    '',
    '[,1]',
    '["a"',
    '[1]\u0000',
  ])('refuses %j', (text) => {
    expect(scan(text, '/Findings/[]').at(-1)?.kind).toBe('broken');
    expect(scan(text, '/[]').at(-1)?.kind).toBe('broken');
  });

  it('keeps within its limits for records that are too large or too deep', () => {
    const deep = '['.repeat(600) + ']'.repeat(600);
    expect(scan(`[${deep},1]`, '/[]').map(({ kind }) => kind)).toEqual(['malformed', 'value']);
    expect(
      scan(`["${'x'.repeat(200)}",1]`, '/[]', 16, {
        limits: { ...DEFAULT_LIMITS, recordMb: 100 / 2 ** 20 },
      }).map(({ kind }) => kind),
    ).toEqual(['malformed', 'value']);
    expect(scan(deep, '/[]/x').at(-1)?.kind).toBe('broken');
  });

  it('marks records whose bytes are no UTF-8', () => {
    const scanner = createJsonScanner(['/[]']);
    const events = scanner.feed(Uint8Array.of(91, 34, 0xe9, 34, 93));
    expect(events).toMatchObject([{ kind: 'value', value: '\uFFFD', utf8: false }]);
  });

  it('says where a single value stands in place of the lists and objects that lead to records', () => {
    const places = (text: string, pattern = '/Results/[]/Found/[]'): string[] =>
      scan(text, pattern).flatMap((event) => (event.kind === 'misfit' ? [event.at.pointer] : []));
    expect(places('{"Results": "none"}')).toEqual(['/Results']);
    expect(places('{"Results": [{"Found": 7}, true, {"Found": [1]}]}')).toEqual([
      '/Results/0/Found',
      '/Results/1',
    ]);
    expect(places('"Results"')).toEqual([]);
    expect(places('{"Results": null, "Other": 5}')).toEqual([]);
    expect(places('{"Results": [{"Found": null, "Type": "x"}]}')).toEqual([]);
    expect(places('{"services": {"s3": 1}}', '/services/*/findings/*')).toEqual([]);
  });
});
