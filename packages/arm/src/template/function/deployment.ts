import { hashText, mix } from '@keelgate/model';
import { plain } from '../value.ts';
import type { Value } from '../value.ts';
import type { CallWork, TemplateFunction } from './define-function.ts';
import { scalar, textOf } from './define-function.ts';

const none = { min: 0, max: 0 };
const many = { min: 1, max: 64 };

/** The deployment that is read as if it took place: names that stand for one's own. */
const subscriptionId = '00000000-0000-0000-0000-000000000000';
const resourceGroupName = 'resource-group';
export const resourceGroupLocation = 'westeurope';

/**
 * What a template asks of the deployment around it. `uniqueString` and `guid` are stand-ins: other values than Azure's, of
 * the same shape, equal for equal arguments. Times are fixed, so that a template always reads the same.
 */
export const deploymentFunctions: readonly TemplateFunction[] = [
  {
    name: 'resourceGroup',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) =>
      record(
        {
          id: groupId(),
          name: resourceGroupName,
          location: resourceGroupLocation,
          type: 'Microsoft.Resources/resourceGroups',
        },
        work,
      ),
  },
  {
    name: 'subscription',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) =>
      record(
        {
          id: `/subscriptions/${subscriptionId}`,
          subscriptionId,
          tenantId: subscriptionId,
          displayName: 'subscription',
        },
        work,
      ),
  },
  {
    name: 'tenant',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) => record({ tenantId: subscriptionId, displayName: 'tenant' }, work),
  },
  {
    name: 'deployment',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) =>
      record(
        {
          name: 'deployment',
          source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
          location: resourceGroupLocation,
        },
        work,
      ),
  },
  {
    name: 'environment',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) =>
      record(
        {
          name: 'AzureCloud',
          source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
          resourceManager: 'https://management.azure.com/',
        },
        work,
      ),
  },
  {
    name: 'resourceId',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => scalar(`${groupId()}${providerPath(given, work)}`, work),
  },
  {
    name: 'subscriptionResourceId',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => scalar(`/subscriptions/${subscriptionId}${providerPath(given, work)}`, work),
  },
  {
    name: 'tenantResourceId',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => scalar(providerPath(given, work), work),
  },
  {
    name: 'extensionResourceId',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: ([base, ...rest], work) => scalar(`${textOf(base, work)}${providerPath(rest, work)}`, work),
  },
  {
    name: 'uniqueString',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => scalar(letters(given, 13), work),
  },
  {
    name: 'guid',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: many,
    call: (given, work) => scalar(guidOf(given), work),
  },
  {
    name: 'newGuid',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: none,
    call: (_, work) => scalar('00000000-0000-4000-8000-000000000000', work),
  },
  {
    name: 'utcNow',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions',
    arity: { min: 0, max: 1 },
    call: (_, work) => scalar('20260101T000000Z', work),
  },
];

function groupId(): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}`;
}

function record(entries: { readonly [name: string]: string }, work: CallWork): Value {
  return {
    kind: 'map',
    entries: new Map(Object.entries(entries).map(([key, value]) => [key, scalar(value, work)])),
    place: work.place,
  };
}

/** `/providers/Microsoft.X/type/name/…`: the first argument with a slash is the type, the names follow it. */
function providerPath(given: readonly Value[], work: CallWork): string {
  const texts = given.map((value) => textOf(value, work));
  const at = texts.findIndex((text) => text.includes('/'));
  if (at < 0) return work.refuse('expected a resource type such as Microsoft.ApiManagement/service');
  const [provider = '', ...types] = (texts[at] ?? '').split('/');
  const names = texts.slice(at + 1);
  return `/providers/${provider}${types.map((type, index) => `/${type}/${names[index] ?? ''}`).join('')}`;
}

function letters(given: readonly Value[], count: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = hashText(JSON.stringify(given.map(plain)));
  return Array.from({ length: count }, (_, index) => {
    bits = mix(bits + index + 1);
    return alphabet[bits & 31];
  }).join('');
}

function guidOf(given: readonly Value[]): string {
  let bits = hashText(JSON.stringify(given.map(plain)));
  const hex = Array.from({ length: 4 }, (_, index) => {
    bits = mix(bits + index + 1);
    return (bits >>> 0).toString(16).padStart(8, '0');
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
