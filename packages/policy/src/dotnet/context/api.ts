import type { ApiFacts } from '../../program/facts.ts';
import { parseUrl } from '../../http/url.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { netArray } from '../value.ts';

/** `context.Api`. */
export const api: TypeDefinition = defineType({
  name: 'IApi',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iapi',
  members: {
    'string Id { get; }': (_: Runtime, { id }: ApiFacts) => id,
    'string Name { get; }': (_: Runtime, { name }: ApiFacts) => name,
    'string Path { get; }': (_: Runtime, { path }: ApiFacts) => path,
    'string Version { get; }': (_: Runtime, { version }: ApiFacts) => version,
    'string Revision { get; }': (_: Runtime, { revision }: ApiFacts) => revision,
    'bool IsCurrentRevision { get; }': (_: Runtime, { isCurrentRevision }: ApiFacts) => isCurrentRevision,
    'IEnumerable<string> Protocols { get; }': (_: Runtime, { protocols }: ApiFacts) =>
      netArray('System.String', [...protocols]),
    'IUrl ServiceUrl { get; }': (_: Runtime, { serviceUrl }: ApiFacts) =>
      serviceUrl === null ? null : parseUrl(serviceUrl),
    'ISubscriptionKeyParameterNames SubscriptionKeyParameterNames { get; }': (_: Runtime, { keyNames }: ApiFacts) => ({
      net: 'ISubscriptionKeyParameterNames',
      ...keyNames,
    }),
  },
});
