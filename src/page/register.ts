import { choice, element, labelled, liveLine } from './dom.js';

/** The columns that can be narrowed to one value, by their `data-column`. */
const FILTERS = ['severity', 'provision', 'disposition', 'system'] as const;

const NATURAL = new Intl.Collator('en-US', { numeric: true });

interface Row {
  readonly element: HTMLTableRowElement;
  readonly cells: ReadonlyMap<string, string>;
  readonly sortKeys: ReadonlyMap<string, string>;
  /** All its text, lower case. */
  readonly text: string;
}

/** Makes the table of findings sortable and filterable. Without a script it is the same table, whole. */
export function enliven(section: HTMLElement): void {
  const table = section.querySelector('table');
  const [body] = table?.tBodies ?? [];
  if (!table || !body) return;
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
  const rows = [...body.rows].map((row) => read(row, heads));
  const status = liveLine();
  const filters = FILTERS.map((column) => filterOf(column, heads, rows));
  const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const clear = element('button', { type: 'button' }, 'Show all, in the order of the register');

  const show = (): void => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits =
        filters.every(({ column, control }) =>
          control.value === '' ? true : row.cells.get(column) === control.value,
        ) && words.every((word) => row.text.includes(word));
      row.element.hidden = !fits;
      if (fits) shown += 1;
    }
    status.textContent = `${shown} of ${rows.length} ${rows.length === 1 ? 'finding' : 'findings'} shown`;
  };
  const order = (sorted: readonly Row[]): void => body.append(...sorted.map((row) => row.element));

  for (const head of heads) makeSortable(head, heads, rows, order);
  for (const { control } of filters) control.addEventListener('change', show);
  search.addEventListener('input', show);
  clear.addEventListener('click', () => {
    for (const { control } of filters) control.value = '';
    search.value = '';
    for (const head of heads) head.removeAttribute('aria-sort');
    order(rows);
    show();
  });
  const controls = element(
    'div',
    { class: 'controls', role: 'search', 'aria-label': 'Findings' },
    ...filters.map(({ label, control }) => labelled(label, control)),
    labelled('Text', search),
    clear,
  );
  table.before(controls, status);
  show();
}

function read(element: HTMLTableRowElement, heads: readonly HTMLTableCellElement[]): Row {
  const cells = new Map<string, string>();
  const sortKeys = new Map<string, string>();
  for (const [at, head] of heads.entries()) {
    const cell = element.cells[at];
    const column = head.dataset['column'] ?? '';
    const text = cell?.textContent?.trim() ?? '';
    cells.set(column, cell?.dataset['value'] ?? text);
    sortKeys.set(column, cell?.dataset['sort'] ?? text);
  }
  return { element, cells, sortKeys, text: (element.textContent ?? '').toLowerCase() };
}

function filterOf(
  column: string,
  heads: readonly HTMLTableCellElement[],
  rows: readonly Row[],
): { readonly column: string; readonly label: string; readonly control: HTMLSelectElement } {
  const label = heads.find((head) => head.dataset['column'] === column)?.textContent ?? column;
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const { cells, sortKeys } of rows) {
    const value = cells.get(column) ?? '';
    counts.set(value, (counts.get(value) ?? 0) + 1);
    keys.set(value, sortKeys.get(column) ?? value);
  }
  const values = [...counts].sort(([a], [b]) => NATURAL.compare(keys.get(a) ?? a, keys.get(b) ?? b));
  const options = values.map(([value, count]) => [value, `${value} (${count})`] as const);
  return { column, label, control: choice([['', 'all'], ...options], '') };
}

function makeSortable(
  head: HTMLTableCellElement,
  heads: readonly HTMLTableCellElement[],
  rows: readonly Row[],
  order: (rows: readonly Row[]) => void,
): void {
  const column = head.dataset['column'] ?? '';
  const button = element('button', { type: 'button', class: 'sort' }, head.textContent ?? '');
  head.replaceChildren(button);
  button.addEventListener('click', () => {
    const descending = head.getAttribute('aria-sort') === 'ascending';
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const key = (row: Row): string => row.sortKeys.get(column) ?? '';
    const sign = descending ? -1 : 1;
    order(rows.toSorted((a, b) => sign * NATURAL.compare(key(a), key(b))));
  });
}
