import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** A workspace; requests of workspaces are not told apart here, so it is always null. */
export const workspace: TypeDefinition = defineType({
  name: 'IWorkspace',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'string Id { get; }': (_: Runtime, { id }: { readonly id: string }) => id,
    'string Name { get; }': (_: Runtime, { name }: { readonly name: string }) => name,
  },
});
