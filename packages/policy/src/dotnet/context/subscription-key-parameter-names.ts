import type { ApiFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

type KeyNames = ApiFacts['keyNames'];

/** Where an API looks for its subscription key. */
export const subscriptionKeyParameterNames: TypeDefinition = defineType({
  name: 'ISubscriptionKeyParameterNames',
  kind: 'interface',
  source:
    'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-isubscriptionkeyparameternames',
  members: {
    'string Header { get; }': (_: Runtime, { header }: KeyNames) => header,
    'string Query { get; }': (_: Runtime, { query }: KeyNames) => query,
  },
});
