type Child = Node | string;

/** An element with attributes and children. Text goes in as text nodes: nothing that a scanner wrote becomes markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A form control under its visible label. */
export function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  return element('label', {}, element('span', {}, text), control);
}

export function choice(
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLSelectElement {
  const select = element(
    'select',
    attributes,
    ...options.map(([value, text]) => element('option', { value }, text)),
  );
  select.value = chosen;
  return select;
}

/** A line that screen readers announce when it changes. */
export function liveLine(): HTMLParagraphElement {
  return element('p', { role: 'status', class: 'live' });
}

interface Column {
  readonly text: string;
  readonly figures?: true;
}

/** A table with a caption and column heads; the first cell of a row is its head. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): HTMLTableElement {
  const side = (at: number): Readonly<Record<string, string>> =>
    columns[at]?.figures ? { class: 'num' } : {};
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element(
      'thead',
      {},
      element('tr', {}, ...columns.map(({ text }, at) => element('th', { scope: 'col', ...side(at) }, text))),
    ),
    element(
      'tbody',
      {},
      ...rows.map((row) =>
        element(
          'tr',
          {},
          ...row.map((cell, at) =>
            at === 0 ? element('th', { scope: 'row' }, cell) : element('td', side(at), cell),
          ),
        ),
      ),
    ),
  );
}
