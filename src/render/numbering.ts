import { DossierError, EXIT } from '../model/diagnostic.js';

/**
 * Templates name what can be referred to, and this step counts it:
 *
 *     ## Penalty exposure {#exposure}       →  anchor, `## 5 Penalty exposure`
 *     ### W-01 Public bucket {#w-01 -}      →  anchor, the heading as written, not in the contents
 *     Table: Ranked actions {#t-actions}    →  anchor, `**Table 9.** Ranked actions`
 *     Figure: Exposure over time {#f-path}  →  anchor, `**Figure 2.** Exposure over time`
 *     see [](#t-actions)                    →  `see [table 9](#t-actions)`
 *     <!-- contents -->                     →  the list of numbered headings, then of tables and figures
 *
 * Text of users cannot write any of these: their `#`, `[` and `{` are escaped.
 */
export function numberMarkdown(markdown: string): string {
  const labels = new Map<string, string>();
  const contents: string[] = [];
  const exhibits: string[] = [];
  const counters = { section: 0, subsection: 0, Table: 0, Figure: 0 };

  const counted = markdown.split('\n').map((line) => {
    const heading = /^(##|###) (.+) \{#([a-z0-9-]+)( -)?\}$/.exec(line);
    if (heading) {
      const [, level = '', title = '', id = '', plain] = heading;
      if (plain) return setLabel(labels, id, title, line) + `${level} ${title}`;
      const number = nextNumber(counters, level);
      contents.push(`${level === '##' ? '' : '  '}- [${number} ${title}](#${id})`);
      return setLabel(labels, id, `section ${number}`, line) + `${level} ${number} ${title}`;
    }
    const exhibit = /^(Table|Figure): (.+) \{#([a-z0-9-]+)(?: -)?\}$/.exec(line);
    if (exhibit) {
      const [, kind = '', caption = '', id = ''] = exhibit;
      const number = kind === 'Table' ? (counters.Table += 1) : (counters.Figure += 1);
      exhibits.push(`- [${kind} ${number}. ${caption}](#${id})`);
      return `${setLabel(labels, id, `${kind.toLowerCase()} ${number}`, line)}**${kind} ${number}.** ${caption}`;
    }
    return line;
  });

  return counted
    .join('\n')
    .replace('<!-- contents -->', () => list('contents', contents))
    .replace('<!-- exhibits -->', () => list('exhibits', exhibits))
    .replace(/\[\]\(#([a-z0-9-]+)\)/g, (_, id: string) => `[${label(labels, id)}](#${id})`)
    .replace(/\n{3,}/g, '\n\n')
    .trimStart();
}

function nextNumber(counters: { section: number; subsection: number }, level: string): string {
  if (level === '##') {
    counters.section += 1;
    counters.subsection = 0;
    return String(counters.section);
  }
  counters.subsection += 1;
  return `${counters.section}.${counters.subsection}`;
}

/** Remembers what a reference to `id` reads as; returns the anchor that goes before the line. */
function setLabel(labels: Map<string, string>, id: string, label: string, line: string): string {
  if (labels.has(id)) throw broken(`two places are called #${id}; the second is "${line}"`);
  labels.set(id, label);
  return `<a id="${id}"></a>\n\n`;
}

function label(labels: ReadonlyMap<string, string>, id: string): string {
  const found = labels.get(id);
  if (found === undefined) throw broken(`a reference to #${id} leads nowhere`);
  return found;
}

function list(name: string, lines: readonly string[]): string {
  return `<!-- ${name} -->\n\n${lines.join('\n')}\n\n<!-- /${name} -->`;
}

function broken(message: string): DossierError {
  return new DossierError(`templates: ${message}`, {
    exitCode: EXIT.badInput,
    hint: 'Headings end in {#id}, captions begin with "Table: " or "Figure: " and end in {#id}; references are [](#id).',
  });
}
