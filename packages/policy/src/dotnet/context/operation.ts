import type { OperationFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.Operation`; null where none matched. */
export const operation: TypeDefinition = defineType({
  name: 'IOperation',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-ioperation',
  members: {
    'string Id { get; }': (_: Runtime, { id }: OperationFacts) => id,
    'string Name { get; }': (_: Runtime, { name }: OperationFacts) => name,
    'string Method { get; }': (_: Runtime, { method }: OperationFacts) => method,
    'string UrlTemplate { get; }': (_: Runtime, { urlTemplate }: OperationFacts) => urlTemplate,
  },
});
