import { stat } from 'node:fs/promises';
import { amountOfBytes } from '../io/amount-of-bytes.js';
import { openBagFolder } from '../io/pack/bag-folder.js';
import { openBagZip } from '../io/pack/bag-zip.js';
import { canonicalTrouble } from '../io/pack/canonical-zip.js';
import { readBag } from '../io/pack/read-bag.js';
import { sumOfZip } from '../io/pack/sum-of-zip.js';
import { createProgress } from '../io/progress.js';
import { DossierError, EXIT } from '../model/diagnostic.js';
import type { BagProblem, BagReport } from '../pack/bag-report.js';
import { checkBag } from '../pack/check-bag.js';
import { anchorOf } from '../pack/anchor.js';
import { verdictJson, verdictText, type Verdict } from '../pack/verdict.js';

export interface VerifyOptions {
  readonly pack: string;
  readonly expect?: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Checks a pack and says what that proves; returns 0 when it holds and 1 when anything is wrong with it. */
export async function verifyPack(options: VerifyOptions): Promise<number> {
  const expect = expected(options.expect);
  const { report, zip, problems } = await checked(options);
  const anchor = anchorOf({ expect, zip, tagManifest: report.tagManifestSha256 });
  const verdict: Verdict = {
    pack: options.pack,
    report: { ...report, problems: [...problems, ...report.problems, ...anchor.problems] },
    zipSha256: zip?.sha256,
    vouchedBy: anchor.vouchedBy,
  };
  if (options.json) process.stdout.write(verdictJson(verdict));
  else if (!options.quiet || verdict.report.problems.length > 0) process.stdout.write(verdictText(verdict));
  return verdict.report.problems.length > 0 ? EXIT.verificationFailed : EXIT.done;
}

async function checked({ pack, quiet }: VerifyOptions): Promise<{
  readonly report: BagReport;
  readonly zip: { readonly sha256: string; readonly stated: string | undefined } | undefined;
  readonly problems: readonly BagProblem[];
}> {
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
      return {
        report: checkBag(await readBag(await openBagFolder(pack), onBytes)),
        zip: undefined,
        problems: [],
      };
    }
    const source = await openBagZip(pack);
    try {
      const report = checkBag(await readBag(source, onBytes));
      const isOurs = report.isPack && source.problems.length === 0;
      return { report, zip: await sumOfZip(pack), problems: isOurs ? await canonicalTrouble(source) : [] };
    } finally {
      await source.close();
    }
  } finally {
    progress.done();
  }
}

function expected(text: string | undefined): string | undefined {
  if (text === undefined || /^[0-9a-f]{64}$/i.test(text)) return text?.toLowerCase();
  throw new DossierError(`--expect ${text} is no SHA-256`, {
    exitCode: EXIT.usage,
    hint: 'It has 64 hexadecimal digits; dossier pack prints it.',
  });
}
