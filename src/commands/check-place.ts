import { stat } from 'node:fs/promises';
import { amountOfBytes } from '../io/amount-of-bytes.js';
import { openBagFolder } from '../io/pack/bag-folder.js';
import { openBagZip } from '../io/pack/bag-zip.js';
import { canonicalTrouble } from '../io/pack/canonical-zip.js';
import { readBag } from '../io/pack/read-bag.js';
import { sumOfZip } from '../io/pack/sum-of-zip.js';
import { createProgress } from '../io/progress.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { BagReport, FoundBag } from '../pack/bag-report.js';
import { checkBag } from '../pack/check-bag.js';
import { TAG_MANIFEST } from '../pack/manifest.js';

export interface CheckedPlace {
  readonly report: BagReport;
  readonly tagManifest: Uint8Array | undefined;
  readonly zip: { readonly sha256: string; readonly stated: string | undefined } | undefined;
}

/** Reads a pack, folder or archive, and checks all that it holds. Throws DossierError (66) when it is not there. */
export async function checkPlace(pack: string, quiet: boolean): Promise<CheckedPlace> {
  const facts = await stat(pack).catch(() => undefined);
  if (!facts?.isFile() && !facts?.isDirectory()) {
    throw new DossierError(`${pack} ${facts ? 'is no file and no folder' : 'does not exist'}`, {
      exitCode: EXIT.missingInput,
      hint: 'Name the folder or the zip that dossier pack wrote.',
    });
  }
  const progress = createProgress(process.stderr, quiet);
  let read = 0;
  const onBytes = (bytes: number): void => {
    read += bytes;
    progress.step(`${amountOfBytes(read)} read`);
  };
  try {
    if (facts.isDirectory()) {
      const found = await readBag(await openBagFolder(pack), onBytes);
      return { report: checkBag(found), tagManifest: tagManifestOf(found), zip: undefined };
    }
    const source = await openBagZip(pack);
    try {
      const found = await readBag(source, onBytes);
      const report = checkBag(found);
      const isOurs = report.isPack && source.problems.length === 0;
      const inArchive = isOurs ? await canonicalTrouble(source) : [];
      return {
        report: { ...report, problems: [...inArchive, ...report.problems] },
        tagManifest: tagManifestOf(found),
        zip: await sumOfZip(pack),
      };
    } finally {
      await source.close();
    }
  } finally {
    progress.done();
  }
}

function tagManifestOf({ tagFiles }: FoundBag): Uint8Array | undefined {
  return tagFiles.get(TAG_MANIFEST);
}
