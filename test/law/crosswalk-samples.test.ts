import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/ingest/read-source.js';
import { familyOf } from '../../src/law/check-family.js';
import { isOpen, type Observation } from '../../src/model/observation.js';

const SAMPLES = '../shared/samples';

async function openIn(format: string): Promise<readonly Observation[]> {
  const folder = path.join(SAMPLES, format);
  const open: Observation[] = [];
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    const reading = await readSource({
      name: file,
      size: statSync(file).size,
      open: () => createReadStream(file),
    });
    open.push(...reading.observations.filter(({ status }) => isOpen(status)));
  }
  return open;
}

function unknownTo(observations: readonly Observation[]): readonly string[] {
  return observations.filter((one) => !familyOf(one)).map(({ tool, checkId }) => `${tool}:${checkId}`);
}

describe.skipIf(!existsSync(SAMPLES))('the crosswalk on real exports', () => {
  it.each(['prowler-csv', 'prowler-ocsf', 'prowler-asff', 'azure-defender-csv', 'macie'])(
    'knows every failed check of %s',
    async (format) => {
      const open = await openIn(format);
      expect(open.length).toBeGreaterThan(0);
      expect(unknownTo(open)).toEqual([]);
    },
  );

  it('knows every failed control of Security Hub; threats, CVEs and custom rules stay unmapped', async () => {
    const unknown = unknownTo(await openIn('asff'));
    expect(new Set(unknown.map((name) => name.split(':')[0]))).toEqual(
      new Set(['Amazon GuardDuty', 'Amazon Inspector', 'CloudCustodian']),
    );
  });

  it('knows every failed built-in policy of Azure but one without a published name', async () => {
    const unknown = new Set(unknownTo(await openIn('azure-policy-states')));
    expect([...unknown]).toEqual(['Azure Policy:ed543cf4-409b-4cd6-86a2-c4f8c3062e84']);
  });

  it('knows every failed recommendation of Defender for Cloud on Azure resources', async () => {
    const open = await openIn('azure-defender-assessments');
    const azure = open.filter(({ resource }) => !/securityConnectors|gcp/i.test(resource.id));
    expect(azure.length).toBeGreaterThan(0);
    expect(unknownTo(azure)).toEqual([]);
  });
});
