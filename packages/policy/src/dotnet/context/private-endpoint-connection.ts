import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** How a request came in through a private endpoint; requests here never do, so it is always null. */
export const privateEndpointConnection: TypeDefinition = defineType({
  name: 'IPrivateEndpointConnection',
  kind: 'interface',
  source:
    'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iprivateendpointconnection',
  members: {
    'string Name { get; }': (_: Runtime, { name }: { readonly name: string }) => name,
    'string GroupId { get; }': (_: Runtime, { groupId }: { readonly groupId: string }) => groupId,
    'string MemberName { get; }': (_: Runtime, { memberName }: { readonly memberName: string }) => memberName,
  },
});
