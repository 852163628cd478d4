import { describe, expect, it } from 'vitest';
import { answerOf, callFunction } from '../../../testing/call-function.ts';

const zeros = '00000000-0000-0000-0000-000000000000';
const group = `/subscriptions/${zeros}/resourceGroups/resource-group`;
const storage = 'Microsoft.Storage/storageAccounts';

it('a slash at the end of a type is no part of it', () => {
  expect(callFunction('tenantResourceId', ['Microsoft.A/b/', 'x'])).toBe('/providers/Microsoft.A/b/x');
});

describe('functions of resources do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['resourceId', [storage, 'examplestorage'], `${group}/providers/Microsoft.Storage/storageAccounts/examplestorage`],
    [
      'resourceId',
      ['otherResourceGroup', storage, 's'],
      `/subscriptions/${zeros}/resourceGroups/otherResourceGroup/providers/Microsoft.Storage/storageAccounts/s`,
    ],
    [
      'resourceId',
      ['11111111-1111-1111-1111-111111111111', 'otherResourceGroup', storage, 's'],
      '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/otherResourceGroup/providers/Microsoft.Storage/storageAccounts/s',
    ],
    [
      'resourceId',
      ['Microsoft.SQL/servers/databases', 'serverName', 'databaseName'],
      `${group}/providers/Microsoft.SQL/servers/serverName/databases/databaseName`,
    ],
    [
      'subscriptionResourceId',
      ['Microsoft.Authorization/roleDefinitions', 'b24'],
      `/subscriptions/${zeros}/providers/Microsoft.Authorization/roleDefinitions/b24`,
    ],
    [
      'subscriptionResourceId',
      ['other', 'Microsoft.Authorization/roleDefinitions', 'b24'],
      '/subscriptions/other/providers/Microsoft.Authorization/roleDefinitions/b24',
    ],
    [
      'tenantResourceId',
      ['Microsoft.Authorization/policyDefinitions', 'p'],
      '/providers/Microsoft.Authorization/policyDefinitions/p',
    ],
    ['tenantResourceId', ['Microsoft.A/b/c', 'x', 'y'], '/providers/Microsoft.A/b/x/c/y'],
    [
      'managementGroupResourceId',
      ['Microsoft.Authorization/policyDefinitions', 'p'],
      '/providers/Microsoft.Management/managementGroups/management-group/providers/Microsoft.Authorization/policyDefinitions/p',
    ],
    [
      'managementGroupResourceId',
      ['mg', 'Microsoft.Authorization/policyDefinitions', 'p'],
      '/providers/Microsoft.Management/managementGroups/mg/providers/Microsoft.Authorization/policyDefinitions/p',
    ],
    [
      'extensionResourceId',
      [group, 'Microsoft.Authorization/locks', 'l'],
      `${group}/providers/Microsoft.Authorization/locks/l`,
    ],
    ['extensionResourceId', ['', 'Microsoft.A/b/c', 'x', 'y'], '/providers/Microsoft.A/b/x/c/y'],
    [
      'resourceGroup',
      [],
      expect.objectContaining({
        id: group,
        name: 'resource-group',
        location: 'westeurope',
        properties: { provisioningState: 'Succeeded' },
      }),
    ],
    [
      'subscription',
      [],
      { id: `/subscriptions/${zeros}`, subscriptionId: zeros, tenantId: zeros, displayName: 'subscription' },
    ],
    ['tenant', [], expect.objectContaining({ tenantId: zeros, displayName: 'tenant' })],
    ['managementGroup', [], expect.objectContaining({ name: 'management-group' })],
    ['deployment', [], expect.objectContaining({ name: 'deployment' })],
    ['deployer', [], expect.objectContaining({ tenantId: zeros })],
    [
      'environment',
      [],
      expect.objectContaining({
        name: 'AzureCloud',
        suffixes: expect.objectContaining({ keyvaultDns: '.vault.azure.net' }),
      }),
    ],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['resourceId', ['a', 'b'], /no argument is a resource type/],
    [
      'resourceId',
      [storage, 'a', 'b'],
      /argument 1 is .*, expected a resource type of 3 parts, as there are 2 names after it/,
    ],
    ['resourceId', ['Microsoft.A/b/c', 'x/y', 'z'], /argument 2 is "x\/y", expected a name without a slash/],
    ['resourceId', ['a', 'b', 'c', storage, 's'], /argument 3 is "c", expected a resource type/],
    ['subscriptionResourceId', ['a', 'b', storage, 's'], /argument 2 is "b"/],
    ['tenantResourceId', ['a', storage, 's'], /argument 1 is "a"/],
    ['managementGroupResourceId', [storage, ''.padEnd(3, '/')], /slash/],
    ['extensionResourceId', [1, storage, 's'], /argument 1 is 1, expected a text/],
    ['resourceGroup', ['a'], /wrong count/],
    ['subscription', ['a'], /wrong count/],
    ['tenant', ['a'], /wrong count/],
    ['managementGroup', ['a'], /wrong count/],
    ['deployment', ['a'], /wrong count/],
    ['deployer', ['a'], /wrong count/],
    ['environment', ['a'], /wrong count/],
    ['pickZones', ['Microsoft.Compute'], /wrong count/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

describe('they answer for the deployment that is given', () => {
  const own = { subscription: { id: 's1', name: 'Mine' }, resourceGroup: { name: 'g1', location: 'northeurope' } };

  it('in a resource group', () => {
    expect(callFunction('resourceId', [storage, 'a'], own)).toBe(
      '/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Storage/storageAccounts/a',
    );
    expect(callFunction('resourceGroup', [], own)).toMatchObject({
      id: '/subscriptions/s1/resourceGroups/g1',
      location: 'northeurope',
    });
    expect(callFunction('subscription', [], own)).toMatchObject({ displayName: 'Mine' });
    expect(callFunction('deployment', [], { name: 'd1' })).not.toHaveProperty('location');
  });

  it('in a subscription', () => {
    const deployment = { ...own, scope: 'subscription' as const };
    expect(callFunction('resourceId', ['Microsoft.A/b', 'x'], deployment)).toBe(
      '/subscriptions/s1/providers/Microsoft.A/b/x',
    );
    expect(callFunction('resourceId', ['s2', 'Microsoft.A/b', 'x'], deployment)).toBe(
      '/subscriptions/s2/providers/Microsoft.A/b/x',
    );
    expect(callFunction('deployment', [], deployment)).toMatchObject({ location: 'northeurope' });
  });

  it('in a tenant', () => {
    expect(callFunction('resourceId', ['Microsoft.A/b', 'x'], { scope: 'tenant' })).toBe('/providers/Microsoft.A/b/x');
  });
});

it.each([
  ['pickZones', ['Microsoft.Compute', 'virtualMachines', 'westus2']],
  ['toLogicalZone', ['s', 'westus2', 'z']],
  ['toLogicalZones', ['s', 'westus2', ['z']]],
  ['toPhysicalZone', ['s', 'westus2', '1']],
  ['toPhysicalZones', ['s', 'westus2', ['1']]],
  ['providers', ['Microsoft.Web', 'sites']],
])('only Azure knows what %s gives', (name, given) => {
  expect(answerOf(name, given)).toMatchObject({ kind: 'unknown' });
});
