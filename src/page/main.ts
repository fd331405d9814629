import type { Facts } from '../what-if/facts.js';
import { enliven } from './register.js';
import { openPanel } from './what-if.js';
import { keepWideTablesReachable } from './wide-tables.js';

/** What the HTML file does in the reader's browser, beside being read. It loads nothing and sends nothing. */
function start(): void {
  const register = document.getElementById('all-findings');
  if (register) enliven(register);
  const panel = document.getElementById('what-if');
  const facts = document.getElementById('facts')?.textContent;
  if (panel && facts) openPanel(panel, JSON.parse(facts) as Facts);
  for (const link of document.querySelectorAll<HTMLElement>('.needs-script')) link.hidden = false;
  keepWideTablesReachable();
}

start();
