/** On a narrow screen a table scrolls sideways in its own box: that box must be reachable with the keyboard. */
export function keepWideTablesReachable(): void {
  const mark = (): void => {
    for (const table of document.querySelectorAll('table')) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute('tabindex');
    }
  };
  mark();
  window.addEventListener('resize', mark);
  document.addEventListener('toggle', mark, true);
}
