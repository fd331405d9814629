import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { visible } from '../../render/md.js';

/** The first day that a zip can state; local time, as the format has it. */
const ZIP_EPOCH = new Date(1980, 0, 1);
const [NARROW, WIDE] = [8, 60];
/** Longest text of a cell (Excel specifications and limits). */
const MAX_CELL = 32_767;

/**
 * A CSV as a workbook of one sheet. Every cell is text as it stands in the file: nothing is taken for a number, a
 * date or a formula. Same text, same bytes. Throws CsvError for what is no CSV, RangeError for a cell too long.
 */
export async function csvWorkbook(content: string): Promise<Uint8Array> {
  const rows: string[][] = parse(content, {
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({
    width: Math.min(WIDE, Math.max(NARROW, ...rows.map((row) => (row[at] ?? '').length + 2))),
  }));
  const cells = rows.map((row) =>
    row.map((value) =>
      value === ''
        ? null
        : { value: cellText(value), type: String, wrap: true, alignVertical: 'top' as const },
    ),
  );
  const workbook = await writeExcelFile(cells, { sheet: 'CSV', columns, stickyRowsCount: 1 }).toBuffer();
  return zipSync(unzipSync(workbook), { mtime: ZIP_EPOCH, level: 9 });
}

function cellText(value: string): string {
  if (value.length > MAX_CELL)
    throw new RangeError(`a cell has ${value.length} characters, more than ${MAX_CELL}`);
  return value
    .split('\n')
    .map((line) =>
      line.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\t' ? '\t' : visible(character))),
    )
    .join('\n');
}
