import type { ProviderShare } from '../model/assessed.js';
import type { IsoDate } from '../model/date.js';
import type { Vendor } from '../model/engagement.js';
import type { MatchedEvidence } from '../model/evidence.js';
import { hasFile, isInDate } from './usable-evidence.js';
import { isWithin } from './within.js';

/**
 * What vendors do for a provision, each with the agreement that binds it. A share without an agreement on file is
 * listed and leaned on by nothing; none ever stands for the entity's own policy or proof (failure pattern P1).
 */
export function providerSharesOn(
  provision: string,
  {
    vendors,
    evidence,
    day,
  }: {
    readonly vendors: readonly Vendor[];
    readonly evidence: readonly MatchedEvidence[];
    readonly day: IsoDate;
  },
): readonly ProviderShare[] {
  const onFile = (id: string | undefined): MatchedEvidence | undefined =>
    evidence.find((matched) => matched.item.id === id && hasFile(matched));
  return vendors.flatMap(({ name, baa, provides }) =>
    (provides ?? [])
      .filter((part) => isWithin(provision, part.provision))
      .map(({ share, remains, evidence: id }): ProviderShare => {
        const agreement = baa.kind === 'signed' && baa.on <= day ? onFile(baa.evidence) : undefined;
        const report = onFile(id);
        return {
          vendor: name,
          share,
          remains,
          ...(agreement && { agreement: agreement.item.id }),
          ...(report && isInDate(report, day) && { shownBy: report.item.id }),
        };
      }),
  );
}
