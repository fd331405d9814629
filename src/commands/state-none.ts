import { fontCss } from '../io/fonts.js';
import { openPrinter } from '../io/pdf/print-pdf.js';
import { readTemplates } from '../io/read-templates.js';
import { printPaper } from '../io/response/paper.js';
import { replaceFile, statementPath, writeStatements } from '../io/response/workspace-files.js';
import { isoDate, parseIsoDate, type IsoDate } from '../model/date.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { Statement } from '../model/response.js';
import { statementView } from '../render/response/view.js';
import { deniedBy } from '../response/status.js';
import { readResponse } from './response-facts.js';

interface StatementOptions {
  readonly item: number;
  readonly engagement: string;
  readonly reason: string;
  readonly by: string;
  readonly title?: string | undefined;
  readonly on?: string | undefined;
  readonly browser?: string | undefined;
}

/** Prints the statement to be signed and enters it; it counts when the signed copy lies beside it. */
export async function stateNone(options: StatementOptions): Promise<number> {
  const { item, reason, by, title } = options;
  const { workspace, dossier, facts } = await readResponse(options.engagement);
  const { engagement } = dossier;
  const request = workspace.requests.find((each) => each.item === item);
  if (!request) {
    throw new DossierError(`The letter has no item ${item}.`, {
      exitCode: EXIT.usage,
      hint: 'ocr/requests.csv lists the items.',
    });
  }
  const denied = deniedBy(item, facts);
  if (denied.length > 0) {
    throw new DossierError(`The register holds ${denied.join(', ')}, which bears on item ${item}.`, {
      exitCode: EXIT.usage,
      hint: 'A statement that nothing exists would be untrue. Send these, or enter them as leave out in ocr/answers.csv with the reason.',
    });
  }
  const on = options.on === undefined ? isoDate(new Date().toISOString().slice(0, 10)) : dayOf(options.on);
  const statement: Statement = { item, reason, by, on, ...(title !== undefined && { title }) };
  const head = { entity: engagement.entity.name, letter: workspace.letter, isDraft: false };
  const printer = await openPrinter({ flag: options.browser });
  try {
    const pdf = await printPaper(printer, statementView(head, request, statement), {
      title: `Statement on item ${item}`,
      head,
      date: on,
      parts: { templates: await readTemplates('response'), fontCss, paper: engagement.dossier.paper },
    });
    await replaceFile(statementPath(workspace.folder, item, false), pdf);
  } finally {
    await printer.close();
  }
  const others = workspace.statements.filter((each) => each.item !== item);
  await writeStatements(
    workspace,
    [...others, statement].toSorted((a, b) => a.item - b.item),
  );
  process.stdout.write(
    `To be signed by ${by}: ${statementPath(workspace.folder, item, false)}\nPut the signed copy at ${statementPath(workspace.folder, item, true)}\n`,
  );
  return EXIT.done;
}

function dayOf(text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day !== undefined && day === text) return day;
  throw new DossierError(`--on ${text} is not a calendar day.`, {
    exitCode: EXIT.usage,
    hint: 'Give it as YYYY-MM-DD, such as 2026-11-23.',
  });
}
