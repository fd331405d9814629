import { stat } from 'node:fs/promises';
import path from 'node:path';
import { amountOfBytes } from '../io/amount-of-bytes.js';
import { createProgress } from '../io/progress.js';
import { readEngagement } from '../io/read-engagement.js';
import { readText } from '../io/read-text.js';
import { sumsIn, SUMS_FILE } from '../io/sha256-sums.js';
import { PACK, PACK_ZIP } from '../io/pack/pack-names.js';
import { writePack } from '../io/pack/write-pack.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { type BuiltDocument, type Pack, packFiles } from '../pack/pack-files.js';
import { csv } from '../render/csv.js';
import { dayOption } from './day-option.js';
import { explainInput } from './explain-input.js';

export interface PackOptions {
  readonly engagement: string;
  readonly out: string;
  readonly by?: string | undefined;
  readonly on?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Packs what `build` made in `<out>/<name>/` with the evidence that it was made from; returns the exit code: 1
 * where items of the register have no file to pack.
 */
export async function packEngagement(options: PackOptions): Promise<number> {
  const on = options.on === undefined ? undefined : dayOption('--on', options.on);
  const { engagement, folder } = await readEngagement(options.engagement);
  const output = path.join(options.out, engagement.name);
  const dossier = await explainInput(output);
  const documents = await builtDocuments(output);
  const pack = packFiles({ dossier, documents, on: on ?? dossier.asOf, by: options.by }, csv);
  const progress = createProgress(process.stderr, options.quiet);
  const evidence = path.dirname(path.resolve(folder, engagement.evidence ?? '.'));
  const all = pack.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const sha256 = await writePack(pack, { output, evidence }, (bytes, name) => {
    done += bytes;
    progress.step(`${amountOfBytes(done)} of ${amountOfBytes(all * 2)}: ${name}`);
  }).finally(() => progress.done());
  report(pack, { output, sha256 }, options);
  return pack.withoutFile.length > 0 ? EXIT.inputHadErrors : EXIT.done;
}

/** The documents as `build` wrote them; copying finds out whether they still are. */
async function builtDocuments(output: string): Promise<readonly BuiltDocument[]> {
  const sums = sumsIn(await readText(path.join(output, SUMS_FILE), path.join(output, SUMS_FILE)));
  if (!sums) {
    throw new DossierError(`${path.join(output, SUMS_FILE)} is not as build wrote it`, {
      exitCode: EXIT.badInput,
      hint: 'Build the dossier again, then pack it.',
    });
  }
  const documents: BuiltDocument[] = [];
  for (const [name, sha256] of sums) {
    const facts = await stat(path.join(output, name)).catch(() => undefined);
    documents.push({ name, sha256, bytes: facts?.size ?? 0 });
  }
  return documents;
}

function report(
  { files, seal, withoutFile }: Pack,
  { output, sha256 }: { readonly output: string; readonly sha256: string },
  { json, quiet }: PackOptions,
): void {
  for (const { item, reason } of withoutFile) {
    process.stderr.write(`warning: ${item.id} is not in the pack: ${reason}.\n`);
  }
  const zip = path.join(output, PACK_ZIP);
  if (json) {
    const missing = withoutFile.map(({ item, reason }) => ({ id: item.id, reason }));
    const result = {
      folder: path.join(output, PACK),
      zip,
      files: files.length,
      sha256,
      tagManifestSha256: seal,
      missing,
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else if (!quiet) {
    process.stdout.write(
      `${path.join(output, PACK)}/ and ${zip}: ${files.length} files\n` +
        `SHA-256 of the archive        ${sha256}\n` +
        `SHA-256 of the tag manifest   ${seal}\n` +
        'Send one of these two values by another way than the pack. Next: dossier verify ' +
        `${zip}\n`,
    );
  }
}
