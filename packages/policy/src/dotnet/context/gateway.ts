import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.Deployment.Gateway`. */
export const gateway: TypeDefinition = defineType({
  name: 'IGateway',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'string Id { get; }': (_: Runtime, { id }: { readonly id: string }) => id,
    'string InstanceId { get; }': (_: Runtime, { id }: { readonly id: string }) => id,
    'bool IsManaged { get; }': (_: Runtime, { id }: { readonly id: string }) => id === 'managed',
  },
});
