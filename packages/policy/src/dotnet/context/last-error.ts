import type { PolicyError } from '../../program/exchange.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.LastError`; null when nothing has failed. */
export const lastError: TypeDefinition = defineType({
  name: 'ILastError',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies#lasterror',
  members: {
    'string Source { get; }': (_: Runtime, { source }: PolicyError) => source,
    'string Reason { get; }': (_: Runtime, { reason }: PolicyError) => reason,
    'string Message { get; }': (_: Runtime, { message }: PolicyError) => message,
    'string Scope { get; }': (_: Runtime, { scope }: PolicyError) => scope.kind,
    'string Section { get; }': (_: Runtime, { section }: PolicyError) => section,
    'string Path { get; }': (_: Runtime, { path }: PolicyError) => path,
    'string PolicyId { get; }': (_: Runtime, { policyId }: PolicyError) => policyId,
  },
});
