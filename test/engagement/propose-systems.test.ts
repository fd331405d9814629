import { describe, expect, it } from 'vitest';
import { systemOf } from '../../src/assess/scope.js';
import { proposeSystems } from '../../src/engagement/propose-systems.js';
import type { SystemSpec } from '../../src/model/engagement.js';
import type { Resource } from '../../src/model/observation.js';

const SHOP = '9cfbad7a-7369-42e4-bcce-7677c5b3a44b';
const LAB = '193f89dc-6225-4a80-bacb-96b32fbf6dd0';

function azure(subscription: string, group: string, name = 'vm'): Resource {
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/${name}`;
  return { id, cloud: 'azure', account: subscription, tags: {} };
}

function aws(account: string, id = `arn:aws:ec2:us-east-1:${account}:instance/i-1`): Resource {
  return { id, cloud: 'aws', account, tags: {} };
}

const NONE = new Map<string, string>();

function idsOf(resources: readonly Resource[], names: ReadonlyMap<string, string> = NONE): readonly string[] {
  return proposeSystems(resources, names).systems.map(({ id }) => id);
}

describe('systems that init proposes', () => {
  it('are called as the scans call accounts and subscriptions, else by the start of their id', () => {
    const names = new Map([
      [SHOP.toUpperCase(), 'My first subscription'],
      ['111122223333', 'ft-production'],
    ]);
    const found = [azure(SHOP, 'rg-shop'), azure(LAB, 'rg-lab'), aws('111122223333'), aws('444455556666')];
    expect(proposeSystems(found, names).systems.map(({ id, name }) => [id, name])).toEqual([
      ['ft-production', 'ft-production'],
      ['azure-193f89dc', 'Azure subscription 193f89dc'],
      ['aws-444455556666', 'AWS account 444455556666'],
      ['my-first-subscription', 'My first subscription'],
    ]);
  });

  it('are the resource groups of a subscription, its rest last, and each resource falls into its own', () => {
    const found = [
      azure(SHOP, 'rg-billing'),
      azure(SHOP, 'RG-Billing', 'other'),
      azure(SHOP, 'rg-bill'),
      { id: `/subscriptions/${SHOP}`, cloud: 'azure', account: SHOP, tags: {} } as const,
    ];
    const { systems } = proposeSystems(found, new Map([[SHOP, 'Shop']]));
    expect(systems.map(({ id, observations }) => [id, observations])).toEqual([
      ['rg-billing', 2],
      ['rg-bill', 1],
      ['shop', 1],
    ]);
    const specs = systems.map((system) => ({ ...system, holdsPhi: 'unknown' })) as unknown as SystemSpec[];
    expect(found.map((resource) => systemOf(resource, specs)?.id)).toEqual([
      'rg-billing',
      'rg-billing',
      'rg-bill',
      'shop',
    ]);
  });

  it('are not more than twenty groups of a subscription', () => {
    const groups = (count: number): readonly Resource[] =>
      Array.from({ length: count }, (_, index) => azure(LAB, `rg-${index}`));
    expect(idsOf(groups(20))).toHaveLength(21);
    expect(idsOf(groups(21))).toEqual(['azure-193f89dc']);
    expect(idsOf(groups(1))).toEqual(['azure-193f89dc']);
  });

  it('have ids of their own, of letters and digits, that are short', () => {
    const long = 'mc_kubernetes-cluster_group_kubernetes-cluster_eastus';
    const ids = idsOf(
      [SHOP, LAB].flatMap((subscription) => [
        azure(subscription, 'rg-data'),
        azure(subscription, long),
        azure(subscription, 'данные'),
      ]),
      new Map([
        [SHOP, 'Shop'],
        [LAB, 'Shop'],
      ]),
    );
    expect(new Set(ids).size).toBe(8);
    expect(ids).toContain('shop-2');
    expect(ids).toContain('rg-data-shop-2');
    expect(ids).toContain('mc-kubernetes-cluster-group-kubernetes');
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
  });

  it('leave out what is of no account that dossier.yaml could name', () => {
    const code: Resource = { id: 'infra/site.tf', tags: {} };
    const masked = azure('subscription-id', 'Sample-RG');
    const placeholder = aws('XXXXXXXXXXXX');
    expect(proposeSystems([code, masked, placeholder, aws('111122223333')], NONE)).toMatchObject({
      systems: [{ id: 'aws-111122223333', match: { accounts: ['111122223333'] }, observations: 1 }],
      elsewhere: [code, masked, placeholder],
    });
  });
});
