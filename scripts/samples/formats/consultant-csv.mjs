// The consultant's workbook as Excel saves it under "Unicode text": UTF-16 with BOM, tabs, their own headers.
import { table } from '../tables.mjs';

const BOM = '\uFEFF';

export function consultantCsv() {
  const rows = table('consultant');
  const columns = Object.keys(rows[0]);
  const lines = [columns, ...rows.map((row) => columns.map((column) => quoted(row[column])))];
  return Buffer.from(`${BOM}${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`, 'utf16le');
}

/** @param {string} text */
function quoted(text) {
  return /["\t\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
