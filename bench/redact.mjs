// Recall and false alarms of the screen for PHI and secrets on corpora of labelled texts, by kind. Prints Markdown
// tables: npm run bench:redact [-- folder with the corpora]
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createScreen } from '../dist/screen/screen-text.js';

const folder = process.argv[2] ?? '../shared/corpora';
if (!existsSync(folder)) {
  console.error(`${folder} does not exist; name the folder that holds the corpora.`);
  process.exit(66);
}
const screen = createScreen();
const casesOf = (name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')).cases;
const decoded = (base64) => Buffer.from(base64, 'base64').toString('utf8');
const percent = (part, whole) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
const rows = [];

/** Whether a finding reaches into the span that is labelled. */
const covers = (text, from, to) => screen(text).some(({ start, end }) => start < to && end > from);

function count(label, texts, isFound) {
  const found = texts.filter(isFound).length;
  rows.push(`| ${label} | ${found} of ${texts.length} | ${percent(found, texts.length)} |`);
}

const mix = casesOf('phi-mix').map(({ kind, value_b64: value, text_b64: text }) => ({
  kind,
  text: decoded(text),
  value: decoded(value ?? ''),
}));
for (const kind of [...new Set(mix.map((each) => each.kind))].filter((each) => each !== 'NONE').toSorted()) {
  count(
    `phi-mix, recall, ${kind}`,
    mix.filter((each) => each.kind === kind),
    ({ text, value }) => covers(text, text.indexOf(value), text.indexOf(value) + value.length),
  );
}
count(
  'phi-mix, false alarms, infrastructure',
  mix.filter(({ kind }) => kind === 'NONE'),
  ({ text }) => screen(text).length > 0,
);

const spans = casesOf('pii-presidio').flatMap(({ text, spans: all }) =>
  all.map(([kind, from, to]) => ({ kind, text, from, to })),
);
for (const kind of ['US_SSN', 'CREDIT_CARD', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'PERSON', 'STREET_ADDRESS']) {
  count(
    `presidio, recall, ${kind}`,
    spans.filter((each) => each.kind === kind),
    ({ text, from, to }) => covers(text, from, to),
  );
}
count(
  'presidio, false alarms',
  casesOf('pii-presidio').filter((each) => each.spans.length === 0),
  ({ text }) => screen(text).length > 0,
);
count('Prowler prose, false alarms', casesOf('negatives-prowler'), ({ text }) => screen(text).length > 0);
for (const name of ['secrets-gitleaks', 'secrets-secretlint']) {
  for (const [expect, label] of [
    ['secret', 'recall'],
    ['clean', 'false alarms'],
  ]) {
    count(
      `${name}, ${label}`,
      casesOf(name).filter((each) => each.expect === expect),
      ({ b64 }) => screen(decoded(b64)).length > 0,
    );
  }
}
console.log(['| set | found | share |', '| --- | ---: | ---: |', ...rows].join('\n'));
