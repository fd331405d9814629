import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../src/law/check-family.js';
import { crosswalk, family, readCrosswalk } from '../../src/law/crosswalk.js';
import { CHECK_SPACES } from '../../src/law/crosswalk-row.js';
import { provision } from '../../src/law/provisions.js';
import { observation } from '../assess/situation.js';

const REFERENCE = '../shared/reference/prowler-hipaa-crosswalk.json';

describe('the crosswalk', () => {
  it('gives every family one provision that can be violated, or the reason why it has none', () => {
    for (const row of crosswalk) {
      if (row.provision === undefined) expect(row.related, row.family).toEqual([]);
      else expect(provision(row.provision)?.designation, row.family).not.toBe('general');
      expect(row.reason.endsWith('.'), row.family).toBe(true);
    }
  });

  it('never attaches a configuration check to a clearinghouse, a health plan or the risk analysis', () => {
    for (const row of crosswalk) {
      for (const id of [row.provision ?? [], row.related].flat()) {
        expect(provision(id)?.appliesTo, `${row.family} ${id}`).toBeUndefined();
        expect(id, row.family).not.toBe('164.308(a)(1)(ii)(A)');
      }
    }
  });

  it('finds every listed check in its own family, whatever the case', () => {
    const tool = {
      prowler: 'Prowler',
      config: 'AWS Config',
      securityhub: 'AWS Security Hub',
      powerpipe: 'Powerpipe',
      azurePolicy: 'Azure Policy',
      defender: 'Microsoft Defender for Cloud',
      macie: 'Amazon Macie',
      checkov: 'Checkov',
      trivy: 'Trivy',
    };
    for (const row of crosswalk) {
      for (const space of CHECK_SPACES) {
        for (const check of row.checks[space] ?? []) {
          const found = familyOf(observation({ tool: tool[space], checkId: check.toUpperCase() }));
          expect(found?.family, check).toBe(row.family);
        }
      }
    }
  });

  it('knows the same fault under the names of several tools', () => {
    const names = [
      { tool: 'Prowler', checkId: 'rds_instance_storage_encrypted' },
      { tool: 'AWS Security Hub', format: 'asff', checkId: 'RDS.3' },
      { tool: 'AWS Config', checkId: 'securityhub-rds-storage-encrypted-4ab9f2' },
      { tool: 'AWS Config', checkId: 'rds-storage-encrypted-conformance-pack-h1x2k' },
      { tool: 'Powerpipe', checkId: 'aws_compliance.control.rds_db_instance_encryption_at_rest_enabled' },
      { tool: 'Consultant', format: 'generic-csv', checkId: 'RDS.3' },
    ];
    for (const name of names) {
      expect(familyOf(observation(name))?.family, name.checkId).toBe('aws-rds-storage-encryption');
    }
    expect(family('aws-rds-storage-encryption')?.provision).toBe('164.312(a)(2)(iv)');
  });

  it('knows a recommendation of Defender for Cloud by its key and by its title', () => {
    const https = 'azure-storage-https-only';
    const defender = { tool: 'Microsoft Defender for Cloud', format: 'azure-defender-csv' };
    const key = '1c5de8e1-f68d-6a17-e0d2-ec259c42768c';
    expect(familyOf(observation({ ...defender, checkId: key }))?.family).toBe(https);
    const title = 'Secure transfer to storage accounts should be enabled';
    expect(familyOf(observation({ ...defender, checkId: 'x', title }))?.family).toBe(https);
  });

  it('does not guess: a check of one tool is not looked up among those of another', () => {
    expect(familyOf(observation({ tool: 'Prowler', checkId: 'S3.1' }))).toBeUndefined();
    expect(familyOf(observation({ tool: 'Prowler', checkId: 's3_bucket_is_purple' }))).toBeUndefined();
    expect(
      familyOf(observation({ tool: 'AWS Config', checkId: 'encrypted-volumes-strict' })),
    ).toBeUndefined();
  });

  it('refuses a check in two families, an unknown provision, a row out of order', () => {
    const [first, second] = crosswalk;
    if (!first || !second) throw new Error('empty crosswalk');
    expect(() => readCrosswalk([second, first])).toThrow('is not sorted after');
    expect(() => readCrosswalk([first, { ...second, checks: first.checks }])).toThrow('stands in');
    expect(() => readCrosswalk([{ ...first, provision: '164.312(z)' }])).toThrow('is no provision');
    expect(() => readCrosswalk([{ ...first, provision: '160.404' }])).toThrow('names the general rule');
    expect(() => readCrosswalk([{ ...first, recalled: ['S3.99'] }])).toThrow('recalls S3.99');
  });
});

describe.skipIf(!existsSync(REFERENCE))('the crosswalk against published mappings', () => {
  const reference = JSON.parse(existsSync(REFERENCE) ? readFileSync(REFERENCE, 'utf8') : '{}') as {
    prowler: Record<'aws' | 'azure', { checks: { check: string }[] }>;
    aws_config_pack: { rules: { rule: string }[] };
    azure_policy_hitrust: { technical_policies: { policy_id: string }[] };
  };
  const listed = (space: (typeof CHECK_SPACES)[number]) =>
    new Set(crosswalk.flatMap((row) => row.checks[space] ?? []));

  it('holds every AWS and Azure check of the Prowler HIPAA files', () => {
    const known = listed('prowler');
    const all = [...reference.prowler.aws.checks, ...reference.prowler.azure.checks];
    expect(all).toHaveLength(223);
    expect(all.filter(({ check }) => !known.has(check))).toEqual([]);
  });

  it('holds every rule of the AWS Config HIPAA pack', () => {
    const known = listed('config');
    expect(reference.aws_config_pack.rules).toHaveLength(130);
    expect(reference.aws_config_pack.rules.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });

  it('holds every technical policy of the Azure HIPAA HITRUST initiative', () => {
    const known = listed('azurePolicy');
    expect(
      reference.azure_policy_hitrust.technical_policies.filter(({ policy_id }) => !known.has(policy_id)),
    ).toEqual([]);
  });
});
